using Coach.Core.Conversations;
using Coach.Teams.Wire;

namespace Coach.Teams.Files;

/// <summary>The files and pictures of a message, among what Teams attaches besides: its text once more as HTML, cards, and what is quoted.</summary>
/// <remarks>https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4</remarks>
internal static class ReceivedFiles
{
    private const string Download = "application/vnd.microsoft.teams.file.download.info";

    public static IReadOnlyList<AttachedFile>? Of(Activity activity) =>
        AttachedFile.Kept((activity.Attachments ?? []).OfType<Attachment>().Where(IsFile).Select(one => new AttachedFile(one.Name, TypeOf(one))));

    private static bool IsFile(Attachment one) => one.ContentType is { } type && (type == Download
        || (type.Contains('/', StringComparison.Ordinal) && !Begins(type, "text/html") && !Begins(type, "application/vnd.microsoft.")));

    /// <summary>Of a file Teams tells what its name ends with; of a picture the media type.</summary>
    private static string? TypeOf(Attachment one) => one.ContentType == Download ? one.Content.ReadOrNull(TeamsJson.Default.FileInfo)?.FileType : one.ContentType;

    private static bool Begins(string type, string start) => type.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
