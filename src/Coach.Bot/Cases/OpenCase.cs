using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Transcripts;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Cases;

/// <summary>A case as this process remembers it. The store's append condition finds out when the memory is stale.</summary>
/// <param name="Sent">Ids of cards that were sent since the last append; they ride on the next one.</param>
/// <param name="Delivered">Ids of messages whose replies this process has seen delivered.</param>
public sealed record OpenCase(CaseName Name, Conversation State, TranscriptVersion Version, ImmutableArray<ReplyDelivered> Sent, ImmutableHashSet<string> Delivered)
{
    private const int DeliveredKept = 200;

    public static OpenCase From(Transcript transcript) => new(transcript.Name, Conversation.Fold(transcript.Turns), transcript.Version, [], []);

    /// <summary>The next case of the same conversation, with a log of its own.</summary>
    public OpenCase Next() => new(Name with { Number = Name.Number + 1 }, State.Next(), TranscriptVersion.New, [], Delivered);

    public OpenCase After(Turn turn, TranscriptVersion version) => this with { State = State.After(turn), Version = version, Sent = [] };

    public OpenCase WithDelivered(string messageId, IEnumerable<ReplyDelivered> sent) => this with
    {
        Sent = [.. Sent, .. sent],
        Delivered = (Delivered.Count < DeliveredKept ? Delivered : []).Add(messageId),
    };
}

/// <summary>What came of a message.</summary>
/// <param name="Case">The case after it.</param>
/// <param name="Answers">The id of the message that is answered: its own, or that of the first click where it is a second one.</param>
/// <param name="Replies">What to say; for a redelivery what was said then.</param>
/// <param name="Used">Prompts that have had their answer.</param>
/// <param name="Replace">The channel's ids of the cards that these prompts stood on.</param>
public sealed record TurnOutcome(OpenCase Case, string Answers, ImmutableArray<Reply> Replies, ImmutableArray<PromptAnswered> Used, ImmutableArray<(string ActivityId, PromptAnswered By)> Replace)
{
    /// <summary>Whether it is in the log, so that a reply which takes long can be found there again.</summary>
    public bool IsStored { get; init; } = true;

    /// <summary>Whether it is of an earlier request, whose replies may be on their way already.</summary>
    public bool IsAgain { get; init; }

    /// <summary>All that happened in the turn.</summary>
    public ImmutableArray<ConversationEvent> Events { get; init; } = [];
}
