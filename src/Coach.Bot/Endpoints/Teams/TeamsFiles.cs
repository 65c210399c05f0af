using Coach.Bot.Archiving;
using Coach.Bot.Cases;
using Coach.Bot.Sending;
using Coach.Core.Conversations;
using Coach.Teams;
using Coach.Teams.Cards;
using Coach.Teams.Connector;
using Coach.Teams.Files;
using Coach.Transcripts;
using Microsoft.Extensions.Caching.Memory;

namespace Coach.Bot.Endpoints.Teams;

/// <summary>A person's answer to the offer of their own record: it is put into their OneDrive as it is now, or the offer is taken back.</summary>
public sealed class TeamsFiles(ConnectorClient connector, FileUploads uploads, DataRights rights, IMemoryCache memory)
{
    private readonly KeyedGate gate = new();

    /// <summary>False when the file could not be put there. The answer once more does nothing more.</summary>
    public async Task<bool> AnswerAsync(Inbound.FileAnswered answered, CancellationToken cancellation)
    {
        var (to, by, key) = (ConversationReference.To(answered.Activity), answered.By, $"file/{answered.By.Conversation.Id}/{answered.Activity.ReplyToId ?? answered.By.Id}");
        using var one = await gate.EnterAsync(key, cancellation);
        if (memory.TryGetValue(key, out _))
        {
            return true;
        }

        if (answered.Answer.Upload is { } upload)
        {
            // the name came back from the client; whatever it is, nobody gets more than their own words
            var record = CaseNames.IsHash(answered.Answer.Record) ? await rights.ExportAsync(by.From, answered.Answer.Record, cancellation) : null;
            if (record is null || !await uploads.PutAsync(upload, OwnFile.Of(record), cancellation))
            {
                return false;
            }

            await connector.SendAsync(to, FileConsent.Show(upload), cancellation);
        }

        memory.Set(key, key, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });
        await TakeBackAsync(to, answered, cancellation);
        return true;
    }

    /// <summary>The offer becomes a sentence, so that nobody answers it twice.</summary>
    private async Task TakeBackAsync(ConversationReference to, Inbound.FileAnswered answered, CancellationToken cancellation)
    {
        if (answered.Activity.ReplyToId is { } offer)
        {
            var note = new Reply(ReplyKind.Note, [new Block.Paragraph(answered.Answer.Upload is null ? Sentences.File_Declined : Sentences.File_Saved)], []);
            await connector.UpdateAsync(to, offer, CardMessage.For(note)[0], cancellation);
        }
    }
}
