using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Understanding;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Conversations;

/// <summary>Holds a conversation with the core alone, as a host would: fold, decide, append.</summary>
public sealed class Talk
{
    private static readonly Person Manager = new("user", "A manager");
    private int messages;

    /// <summary>A personal chat, or a thread of several people.</summary>
    public bool IsPersonal { get; init; } = true;

    /// <summary>Who writes next.</summary>
    public Person From { get; set; } = Manager;

    public static DateTimeOffset Monday { get; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; set; } = Monday;

    public Conversation State { get; private set; } = Conversation.First;

    public List<Turn> Log { get; } = [];

    /// <summary>What the coach said in the last turn.</summary>
    public ImmutableArray<Reply> Replies { get; private set; } = [];

    /// <summary>Every message of the coach so far.</summary>
    public List<Reply> Said { get; } = [];

    public string Text => string.Join("\n\n", Replies.Select(PlainText.Of));

    public Talk Joins() => Does(new Said.Joined());

    /// <summary>Somebody else in the thread writes.</summary>
    public Talk Hears(string colleague, string text)
    {
        From = new(colleague, colleague);
        Says(text);
        From = Manager;
        return this;
    }

    public Talk Says(string text) => Does(new Said.Typed(text));

    /// <summary>Presses the newest button of that label.</summary>
    public Talk Presses(string label)
    {
        var (reply, choice) = Said.AsEnumerable().Reverse().SelectMany(reply => reply.Choices.Select(choice => (reply, choice))).First(button => button.choice.Label == label);
        return Does(new Said.Pressed(choice.Id, reply.Card));
    }

    public Talk Sends(string form, params (string Field, string Value)[] fields) =>
        Does(new Said.Submitted(form, fields.ToDictionary(field => field.Field, field => field.Value, StringComparer.Ordinal), Said.LastOrDefault(reply => reply.Form?.Id == form)?.Card));

    /// <summary>Puts files into a message.</summary>
    public Talk Attaches(string text, params AttachedFile[] files) => Does(new Said.Typed(text), files: files);

    public Talk Does(Said said, string? id = null, Proposal[]? proposed = null, AttachedFile[]? files = null)
    {
        if (State.Closed is not null)
        {
            State = State.Next();
        }

        var events = Dialogue.Decide(State, Message(said, id) with { Proposed = [.. proposed ?? []], Attachments = files }, CoachPolicy.Default);
        var turn = new Turn(Now.ToUniversalTime(), events);
        State = State.After(turn);
        Replies = [.. events.OfType<CoachReplied>().Select(replied => replied.Reply)];
        foreach (var reply in Replies)
        {
            Said.Add(reply);
        }

        if (!events.IsEmpty)
        {
            Log.Add(turn);
        }

        return this;
    }

    private InboundMessage Message(Said said, string? id) => new(new("teams", "tenant", "a chat", IsPersonal), id ?? $"m{++messages}", From, said, Now, "en-GB", "UTC");
}
