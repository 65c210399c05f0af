using Coach.Bot.Archiving;
using Coach.Bot.Cases;
using Coach.Bot.Sending;
using Coach.Core.Conversations;
using Coach.Teams;
using Coach.Teams.Cards;
using Coach.Teams.Connector;
using Coach.Teams.Files;
using Coach.Transcripts;

namespace Coach.Bot.Endpoints.Teams;

/// <summary>A person's answer to the offer of their own record: it is put into their OneDrive as it is now, or the offer is taken back.</summary>
public sealed class TeamsFiles(ConnectorClient connector, FileUploads uploads, DataRights rights, [FromKeyedServices(Once.TeamsFiles)] Once once)
{
    private readonly KeyedGate gate = new();

    /// <summary>False when the file could not be put there. The answer once more, also after a restart, does nothing more.</summary>
    public async Task<bool> AnswerAsync(Inbound.FileAnswered answered, CancellationToken cancellation)
    {
        var offer = $"{answered.By.Conversation.Id}/{answered.Activity.ReplyToId ?? answered.Answer.Upload?.UploadUrl}";
        using var one = await gate.EnterAsync(offer, cancellation);
        var isSaved = await once.IsDoneAsync(offer, cancellation);
        if (!isSaved && answered.Answer.Upload is { } upload)
        {
            isSaved = await SaveAsync(answered, upload, offer, cancellation);
            if (!isSaved)
            {
                return false;
            }
        }

        await TakeBackAsync(answered, isSaved ? Sentences.File_Saved : Sentences.File_Declined, cancellation);
        return true;
    }

    private async Task<bool> SaveAsync(Inbound.FileAnswered answered, FileUploadInfo upload, string offer, CancellationToken cancellation)
    {
        // the name came back from the client; whatever it is, nobody gets more than their own words
        var record = CaseNames.IsHash(answered.Answer.Record) ? await rights.ExportAsync(answered.By.From, answered.Answer.Record, cancellation) : null;
        if (record is null || !await uploads.PutAsync(upload, OwnFile.Of(record), cancellation))
        {
            return await once.IsDoneAsync(offer, cancellation); // another replica may have put it there meanwhile
        }

        if (await once.NoteAsync(offer, cancellation))
        {
            await connector.SendAsync(ConversationReference.To(answered.Activity), FileConsent.Show(upload), cancellation);
        }

        return true;
    }

    /// <summary>The offer becomes a sentence, so that nobody answers it twice.</summary>
    private async Task TakeBackAsync(Inbound.FileAnswered answered, string sentence, CancellationToken cancellation)
    {
        if (answered.Activity.ReplyToId is { } offer)
        {
            await connector.UpdateAsync(ConversationReference.To(answered.Activity), offer, CardMessage.For(new Reply(ReplyKind.Note, [new Block.Paragraph(sentence)], []))[0], cancellation);
        }
    }
}
