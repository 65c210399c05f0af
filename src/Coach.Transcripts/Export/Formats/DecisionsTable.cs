using System.Collections.Immutable;
using System.Globalization;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Core.Reasoning.Plans;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Transcripts.Export.Formats;

/// <summary>decisions.csv: one row a case, also while it has no result. What a look back would find has columns, too, to be filled in by hand: no event tells of it.</summary>
internal static class DecisionsTable
{
    private static readonly ImmutableArray<(string Name, Func<ExportedCase, string> Value)> Columns =
    [
        ("case", one => one.Id),
        ("opened_utc", one => MessagesTable.Time(one.Opened)),
        ("closed_utc", one => one.Closed is { } closed ? MessagesTable.Time(closed) : ""),
        ("channel", one => one.Channel),
        ("asked_modality", one => Words(Word.Parts(one.State.Facts.Asked))),
        ("outcome", one => Decided(one, result => string.Join(" > ", result.Certain.Select(Word.Of)))),
        ("parts", one => Decided(one, result => string.Join("; ", result.Plan))),
        ("verdict_on_asked", one => Decided(one, result => One(result.Verdict))),
        ("level", one => Words(Word.Parts(one.State.Facts.Level))),
        ("skill", one => One(one.State.Facts.Skill)),
        ("available", one => One(one.State.Facts.Available)),
        ("date", one => one.State.Facts.Deadline?.ToString() ?? ""),
        ("barriers", one => one.State.Facts.BarrierKinds == BarrierKinds.NotNamed ? One(one.State.Facts.Barrier) : Words(Word.Parts(one.State.Facts.BarrierKinds))),
        ("stakes", one => One(one.State.Facts.Stakes)),
        ("ai", one => Word.Of(one.State.Facts.Ai)),
        ("confidence", one => Decided(one, result => Word.Of(result.Confidence))),
        ("missing", one => Decided(one, result => Words(result.Missing))),
        ("rules_version", one => Decided(one, result => result.RulesVersion)),
        ("fired_rules", one => Decided(one, result => string.Join("; ", result.Rules))),
        ("owner_outside_LD", one => Decided(one, OwnerOutside)),
        ("turns", one => Number(one.Turns.Length)),
        ("seconds_to_decision", one => one.TimeToDecision is { } time ? Number((int)time.TotalSeconds) : ""),
        ("drop_step", one => one.State.Result is null ? Word.Of(LastAsked(one)) : ""),
        ("disagreed", one => one.Events<DisagreementOpened>().Any() ? "yes" : "no"),
        ("own_choice", one => one.Events<OwnChoiceMade>().LastOrDefault()?.Choice ?? ""),
        ("measure_name", one => one.State.Facts.Measure ?? ""),
        ("baseline", _ => ""),
        ("d30_done", _ => ""),
        ("d30_value", _ => ""),
        ("d90_done", _ => ""),
        ("d90_value", _ => ""),
    ];

    public static ImmutableArray<string> Header { get; } = [.. Columns.Select(column => column.Name)];

    public static string[] Row(ExportedCase one) => [.. Columns.Select(column => column.Value(one))];

    private static string Decided(ExportedCase one, Func<DecisionRecord, string> value) => one.State.Result is { } result ? value(result) : "";

    private static string One<T>(T? value)
        where T : struct, Enum => value is { } known ? Word.Of(known) : "";

    private static string Words<T>(ImmutableArray<T> values)
        where T : struct, Enum => string.Join("; ", values.Select(Word.Of));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string OwnerOutside(DecisionRecord result) =>
        string.Join("; ", result.Plan.Select(Catalogue.Find).OfType<Intervention>().Where(one => !one.Owner.IsLearning).Select(one => one.Owner.Role).Distinct(StringComparer.Ordinal));

    /// <summary>Where a case without a result stands: the question that waits for its answer.</summary>
    private static QuestionId LastAsked(ExportedCase one) => Waterfall.Current(one.State, new(DateOnly.FromDateTime(one.Turns[^1].At.UtcDateTime), LeadTimes.Default));
}
