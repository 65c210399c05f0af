using System.Text;
using Coach.Bot.Cases;
using Coach.Core.Conversations;

namespace Coach.Bot.Sending;

/// <summary>What is kept of somebody goes to them as a file in their own chat, wherever they asked; others read only that it was asked for.</summary>
internal static class OwnFile
{
    public const string Name = "my-data.txt";

    public static byte[] Of(Reply record) => Encoding.UTF8.GetBytes(PlainText.Of(record));

    /// <summary>The outcome with what is still to be said in the conversation. Where files aren't taken the record is said in the person's own chat, and nowhere else.</summary>
    /// <exception cref="DeliveryException">The file could not be handed over now.</exception>
    public static async Task<TurnOutcome> HandOverAsync(TurnOutcome outcome, IFileLine line, bool isPersonal, CancellationToken cancellation)
    {
        if (!outcome.Events.OfType<ConversationEvent.DataExported>().Any() || outcome.Replies is not [.. var said, var record])
        {
            return outcome;
        }

        try
        {
            await line.SendFileAsync(Name, Of(record), cancellation);
            return outcome with { Replies = [.. said] };
        }
        catch (DeliveryException e) when (e.Fault == DeliveryFault.Refused)
        {
            return isPersonal ? outcome : outcome with { Replies = [.. said, new(ReplyKind.Note, [new Block.Paragraph(Sentences.DataUnreachable)], [])] };
        }
    }
}
