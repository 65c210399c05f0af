using System.Collections.Immutable;
using Coach.Core.Reasoning;
using Coach.Core.Understanding;

namespace Coach.Core.Conversations;

/// <summary>How far a disagreement with the result has come.</summary>
public enum Disagreement : byte { None, ReasonAsked, ChoiceAsked }

/// <summary>The facts as they were before the last change, and the message that changed them.</summary>
public sealed record Snapshot(string MessageId, CaseFacts Facts, ImmutableDictionary<Topic, Evidence> Because);

/// <summary>Another way to read what was said of a topic.</summary>
public sealed record Doubt(CaseFacts Other, Evidence Because);

/// <summary>The state of one case: the fold of its log, and nothing that is not in the log.</summary>
public sealed record Conversation
{
    private Conversation() { }

    /// <summary>From 1; which case of the conversation this is.</summary>
    public int Number { get; init; } = 1;

    public bool IsOpened { get; init; }

    public bool IsWelcomed { get; init; }

    public ClosedBecause? Closed { get; init; }

    /// <summary>The person who asked: only they close the case.</summary>
    public Person? By { get; init; }

    /// <summary>Another problem that the person told of, and that waits for a case of its own.</summary>
    public string? Waiting { get; init; }

    /// <summary>How the channel writes to this conversation first, where that was seen in this case.</summary>
    public string? WayBack { get; init; }

    /// <summary>IANA name of where the person is, where known.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The person doesn't want to be reminded.</summary>
    public bool IsReminderUnwanted { get; init; }

    /// <summary>Whether the one reminder of this case was sent.</summary>
    public bool IsReminded { get; init; }

    /// <summary>Reminded, and silent since.</summary>
    public bool IsPaused { get; init; }

    /// <summary>When the last turn was decided; null before the first.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>Whoever wrote last.</summary>
    public Person? Speaker { get; init; }

    /// <summary>What colleagues in the same thread said, by their ids.</summary>
    public ImmutableDictionary<string, Voice> Others { get; init; } = ImmutableDictionary<string, Voice>.Empty;

    /// <summary>Ids of what came in and was dealt with: messages, edits and deletions.</summary>
    public ImmutableHashSet<string> Seen { get; init; } = [];

    /// <summary>The same ids in the order they came, the newest last.</summary>
    public ImmutableList<string> SeenInOrder { get; init; } = [];

    /// <summary>What the person did last.</summary>
    public Said? Last { get; init; }

    /// <summary>The id of the message that <see cref="Last"/> came with, also of the case before.</summary>
    public string? LastId { get; init; }

    public CaseFacts Facts { get; init; } = new();

    public ImmutableDictionary<Topic, Evidence> Because { get; init; } = ImmutableDictionary<Topic, Evidence>.Empty;

    /// <summary>Other ways to read what was said; a topic that is in doubt is asked.</summary>
    public ImmutableDictionary<Topic, Doubt> Doubts { get; init; } = ImmutableDictionary<Topic, Doubt>.Empty;

    /// <summary>The facts without what is in doubt: these say which question is open.</summary>
    public CaseFacts SureFacts => Doubts.Keys.Aggregate(Facts, Topics.Without);

    /// <summary>The facts that may decide before the person has confirmed them: also without what only a model read.</summary>
    public CaseFacts TrustedFacts => IsConfirmed
        ? SureFacts
        : Because.Where(one => one.Value is { Source: EvidenceSource.Proposed, Cue: Proposals.Cue }).Aggregate(SureFacts, (facts, one) => Topics.Without(facts, one.Key));

    public ImmutableHashSet<QuestionId> Skipped { get; init; } = [];

    /// <summary>A question asked again by "back" or "change".</summary>
    public QuestionId? Reopened { get; init; }

    public bool IsConfirmed { get; init; }

    public DecisionRecord? Result { get; init; }

    /// <summary>How many results there have been; names the newest result card.</summary>
    public int Results { get; init; }

    public Snapshot? Before { get; init; }

    public Disagreement Disagreement { get; init; }

    /// <summary>What the person will do instead of the newest result; null where they said nothing of the kind.</summary>
    public string? OwnChoice { get; init; }

    /// <summary>Why they disagree with it, in their own words.</summary>
    public string? Objection { get; init; }

    /// <summary>Whether the gap sounds as if it cost next to nothing; then that is asked first.</summary>
    public bool IsWorthDoubted { get; init; }

    public Worth? Worth { get; init; }

    /// <summary>Whoever was asked, in the message before, whether all that is kept of them shall be erased.</summary>
    public string? ErasureAskedBy { get; init; }

    /// <summary>How often the person was angry at the coach.</summary>
    public int Abuses { get; init; }

    /// <summary>Messages in a row that were not understood.</summary>
    public int Misses { get; init; }

    /// <summary>Prompts that have had their answer; names the newest prompt's card.</summary>
    public int Step { get; init; }

    /// <summary>Used cards, each with what was pressed or sent on it.</summary>
    public ImmutableDictionary<string, string> Used { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The channel's ids of the cards that were sent and may still have to be replaced.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Delivered { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    public string PromptCard => $"{Number}.{Step}";

    public string ResultCard => $"{Number}.r{Results}";

    /// <summary>A conversation that has no log yet.</summary>
    public static Conversation First { get; } = new();

    /// <summary>The state that a log leads to.</summary>
    public static Conversation Fold(IEnumerable<Turn> turns) => turns.Aggregate(First, (state, turn) => state.After(turn));

    /// <summary>The next case of the same conversation.</summary>
    public Conversation Next() => new() { Number = Number + 1, IsWelcomed = IsWelcomed, IsReminderUnwanted = IsReminderUnwanted, Waiting = Waiting, SeenInOrder = SeenInOrder, Seen = Seen, LastId = LastId };

    /// <summary>Whether a message belongs to this case; otherwise the next one begins with it.</summary>
    public bool Holds(InboundMessage message) => Closed is null || Seen.Contains(message.Id) || message.Said is Said.Edited or Said.Deleted;

    public Conversation After(Turn turn) => turn.Events.Aggregate(this, Folding.Apply) with { LastAt = turn.At };
}
