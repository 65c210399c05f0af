using System.Globalization;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>What is kept of a person, told to that person.</summary>
public static class OwnRecord
{
    /// <summary>What was said in these turns, a paragraph each, with its time in UTC.</summary>
    public static Reply Of(IEnumerable<Turn> turns) =>
        Replies.Note([.. turns.SelectMany(turn => turn.Events.Select(happened => Line(turn.At, happened)))]);

    /// <summary>That a hold keeps some of it, by name.</summary>
    public static Reply Held(IEnumerable<string> holds) => Replies.Note(Say.It("DataHeld", string.Join(", ", holds)));

    private static string Line(DateTimeOffset at, ConversationEvent happened) => happened switch
    {
        MessageReceived received => Say.It("DataLine", Time(at), Sentences.DataYou, Text(received)),
        MessageEdited edited => Say.It("DataLine", Time(at), Sentences.DataYou, edited.Text),
        CoachReplied replied => Say.It("DataLine", Time(at), Sentences.DataCoach, PlainText.Of(replied.Reply)),
        _ => "",
    };

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Text(MessageReceived received) =>
        string.Join(' ', new[] { received.Label ?? Text(received.Said), AttachedFile.Line(received.Attachments) }.Where(part => part.Length > 0));

    private static string Text(Said said) => said switch
    {
        Said.Typed typed => typed.Text,
        Said.Pressed pressed => pressed.Choice,
        Said.Submitted form => string.Join("; ", form.Fields.Values.Where(value => value.Length > 0)),
        _ => "",
    };
}
