using System.Text.Json;
using Coach.Teams.Wire;

namespace Coach.Teams.Files;

/// <summary>A file that is offered in a personal chat: Teams asks the person, and then says where in their OneDrive it goes.</summary>
/// <remarks>https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4</remarks>
public static class FileConsent
{
    private const string ConsentCard = "application/vnd.microsoft.teams.card.file.consent";
    private const string InfoCard = "application/vnd.microsoft.teams.card.file.info";

    /// <summary>The card that offers it.</summary>
    /// <param name="record">The name of the conversation whose record it is; comes back with the person's answer.</param>
    public static Activity Offer(OfferedFile file, string description, string record)
    {
        var context = new FileContext(record);
        return WithCard(ConsentCard, file.Name, contentUrl: null, JsonSerializer.SerializeToElement(new FileOffer(description, file.Bytes, context, context), TeamsJson.Default.FileOffer));
    }

    /// <summary>The card that shows the file where it lies now.</summary>
    public static Activity Show(FileUploadInfo upload) =>
        WithCard(InfoCard, upload.Name, upload.ContentUrl, JsonSerializer.SerializeToElement(new FileInfo(upload.UniqueId, upload.FileType), TeamsJson.Default.FileInfo));

    /// <summary>What a person said to an offer of ours; null when it isn't one.</summary>
    internal static FileAnswer? Read(JsonElement? value) => value.ReadOrNull(TeamsJson.Default.FileConsentValue) switch
    {
        { Context.Record: { Length: > 0 } record, Action: "decline" } => new(record, Upload: null),
        { Context.Record: { Length: > 0 } record, Action: "accept", UploadInfo: { UploadUrl: { Length: > 0 } } upload } => new(record, upload),
        _ => null,
    };

    private static Activity WithCard(string type, string? name, string? contentUrl, JsonElement content) => new() { Type = "message", Attachments = [new Attachment(type, content, contentUrl, name)] };
}

/// <summary>What an offer says of its file.</summary>
public sealed record OfferedFile(string Name, int Bytes);

/// <summary>The answer to an offer.</summary>
/// <param name="Record">As the offer gave it; whoever answers may have changed it.</param>
/// <param name="Upload">Where the file goes; null when the person declined.</param>
public sealed record FileAnswer(string Record, FileUploadInfo? Upload);

/// <summary>Where Teams has made room for a file.</summary>
/// <param name="UploadUrl">Where its bytes go. It needs no token.</param>
/// <param name="ContentUrl">Where it is read afterwards.</param>
public sealed record FileUploadInfo(string? UploadUrl, string? ContentUrl, string? Name, string? UniqueId, string? FileType);

/// <summary>The value of a fileConsent/invoke.</summary>
public sealed record FileConsentValue(string? Action, FileContext? Context, FileUploadInfo? UploadInfo);

public sealed record FileContext(string? Record);

public sealed record FileOffer(string Description, int SizeInBytes, FileContext AcceptContext, FileContext DeclineContext);

public sealed record FileInfo(string? UniqueId, string? FileType);
