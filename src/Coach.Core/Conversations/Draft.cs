using System.Collections.Immutable;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>A turn while it is being decided. Each event is folded in at once, so whatever is decided next sees it.</summary>
internal sealed class Draft(Conversation state, InboundMessage message, CoachPolicy policy)
{
    private readonly ImmutableArray<ConversationEvent>.Builder events = ImmutableArray.CreateBuilder<ConversationEvent>();

    public Conversation State { get; private set; } = state;

    public InboundMessage Message => message;

    public CoachPolicy Policy => policy;

    public Calendar Calendar { get; } = new(message.Today, policy.LeadTimes);

    public ImmutableArray<ConversationEvent> Events => events.ToImmutable();

    /// <summary>Whether this message answers the question if all that is kept of the person shall be erased.</summary>
    public bool IsErasureAsked { get; } = state.ErasureAskedBy is { } asked && string.Equals(asked, message.From.Id, StringComparison.Ordinal);

    public QuestionId Question => Waterfall.Current(State, Calendar);

    public void Add(params ReadOnlySpan<ConversationEvent> happened)
    {
        foreach (var one in happened)
        {
            events.Add(one);
            State = Folding.Apply(State, one);
        }
    }

    public void Say(Reply reply) => Add(new CoachReplied(reply));

    /// <summary>Says one thing that needs no answer.</summary>
    public void Note(params ReadOnlySpan<string> paragraphs) => Say(Replies.Note(paragraphs));

    /// <summary>Asks what is open now, after the given words.</summary>
    public void Ask(params ReadOnlySpan<string> before) => Say(Prompts.Of(Question, State, Calendar).After(before));

    /// <summary>The open prompt has its answer: its card is used.</summary>
    public void Answered(string answer) => Add(new PromptAnswered(State.PromptCard, Prompts.Asked(Question, State, Calendar), answer));
}
