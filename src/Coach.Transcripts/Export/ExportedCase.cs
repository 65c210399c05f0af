using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Transcripts.Export.Pseudonyms;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Transcripts.Export;

/// <summary>A case as it leaves the house: every format draws from this, so that they all say the same.</summary>
/// <param name="Id">Names it in the export: an alias, or its own name.</param>
/// <param name="Turns">As stored, or with nobody in them.</param>
/// <param name="State">What they lead to.</param>
public sealed record ExportedCase(string Id, ImmutableArray<Turn> Turns, Conversation State, ImmutableArray<ExportedLine> Lines)
{
    public DateTimeOffset Opened => Turns[0].At;

    public DateTimeOffset? Closed => State.Closed is null ? null : Turns[^1].At;

    public string Channel => Lines[0].Channel;

    /// <summary>With nobody in it but those who took part, under these aliases.</summary>
    public static ExportedCase WithoutNames(CaseName name, ImmutableArray<Turn> turns, Aliases aliases) => WithoutNames(name, turns, aliases, new());

    /// <summary>With nobody in it.</summary>
    /// <param name="everybody">Whose names are looked for as well.</param>
    internal static ExportedCase WithoutNames(CaseName name, ImmutableArray<Turn> turns, Aliases aliases, People everybody) =>
        Of(aliases.Case(name), new Pseudonymizer(aliases, everybody).Of(turns));

    public static ExportedCase Of(string id, ImmutableArray<Turn> turns) => new(id, turns, Conversation.Fold(turns), CaseLines.Of(id, turns));

    public IEnumerable<T> Events<T>()
        where T : ConversationEvent => Turns.SelectMany(turn => turn.Events).OfType<T>();

    /// <summary>From the first turn until the first result; null while there is none.</summary>
    public TimeSpan? TimeToDecision =>
        Turns.FirstOrDefault(turn => turn.Events.Any(happened => happened is Recommended)) is { } decided ? decided.At - Opened : null;
}
