using System.Collections.Immutable;
using System.Globalization;
using Coach.Core.Reasoning;
using Coach.Transcripts.Index;

namespace Coach.Transcripts.Export.Selection;

/// <summary>Which cases; what is null doesn't matter.</summary>
public sealed record CaseFilter
{
    /// <summary>The word for cases without a result.</summary>
    public const string Undecided = "NONE";

    public string? Channel { get; init; }

    /// <summary>The first day, in <see cref="Zone"/>, on which a case may have been opened.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? To { get; init; }

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>A class that the result has; None for cases without a result.</summary>
    public Classes? Outcome { get; init; }

    /// <summary>A form of help that was asked for.</summary>
    public Modalities? Asked { get; init; }

    public CaseStage? State { get; init; }

    /// <summary>The name of a conversation, or of one case in it (conversation/number).</summary>
    public string? Conversation { get; init; }

    public bool Takes(CaseName name) => Conversation is null || Conversation == name.Conversation || Conversation == CaseNames.Text(name);

    public bool Takes(CaseSummary one) =>
        Takes(one.Name)
        && (Channel is null || Channel == one.Channel)
        && (State is null || State == one.Stage)
        && (Outcome is not { } outcome || (outcome == Classes.None ? one.Outcome.IsEmpty : one.Outcome.Contains(outcome)))
        && (Asked is not { } asked || one.Asked.HasFlag(asked))
        && ((From is null && To is null) || IsBetween(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(one.Started, Zone).DateTime)));

    /// <summary>Each condition as name=value, in the words that <see cref="FilterWords"/> reads; empty when every case is meant.</summary>
    public ImmutableArray<(string Name, string Value)> Written() =>
    [
        .. Pair("channel", Channel),
        .. Pair("from", From?.ToString("O", CultureInfo.InvariantCulture)),
        .. Pair("to", To?.ToString("O", CultureInfo.InvariantCulture)),
        .. Pair("tz", From is null && To is null ? null : Zone.Id),
        .. Pair("outcome", Outcome is { } outcome ? (outcome == Classes.None ? Undecided : Word.Of(outcome)) : null),
        .. Pair("asked", Asked is { } asked ? Word.Of(asked) : null),
        .. Pair("state", State is { } state ? Word.Of(state) : null),
        .. Pair("conversation", Conversation),
    ];

    /// <summary>The same to be read.</summary>
    public string Text => Written() is { IsEmpty: false } filters ? string.Join(", ", filters.Select(one => $"{one.Name} {one.Value}")) : "every case";

    private bool IsBetween(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);

    private static ImmutableArray<(string, string)> Pair(string name, string? value) => value is null ? [] : [(name, value)];
}
