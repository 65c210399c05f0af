using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>
/// What is kept of a turn where only decisions are to be: the facts, the result and when; no text, quote or display name, and of files only how many. A process that goes on with
/// the case from its log knows the facts, but not the words.
/// </summary>
public static class Wordless
{
    /// <summary>Stands where words stood.</summary>
    public const string Words = "[not kept]";

    private static readonly Rewording Silent = new(_ => Words, _ => Words, person => person with { Name = null }) { Reply = Sentences.Recorded, File = _ => new() };

    public static Turn Of(Turn turn) => turn with { Events = [.. turn.Events.Select(happened => happened is MessageReceived { Said: Said.Pressed } pressed ? Pressed(pressed) : Silent.Of(happened))] };

    /// <summary>Whether a turn was kept like this.</summary>
    public static bool Is(Turn turn) => turn.Events.Any(happened => happened is MessageReceived { Said: Said.Typed { Text: Words } } || (happened is CoachReplied { Reply.Body: [Block.Paragraph said] } && said.Text == Sentences.Recorded));

    /// <summary>Which button was pressed is a decision, and needed to recognise a second click.</summary>
    private static MessageReceived Pressed(MessageReceived received) => received with { From = received.From with { Name = null } };
}
