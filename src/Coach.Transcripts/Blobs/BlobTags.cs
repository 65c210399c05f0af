using System.Globalization;
using Coach.Core.Conversations;

namespace Coach.Transcripts.Blobs;

/// <summary>Index tags, so that an operator finds cases without reading them. They name no person.</summary>
internal static class BlobTags
{
    private const int Longest = 256;

    /// <summary>Channel, organisation and day of the first turn. Limits: https://learn.microsoft.com/azure/storage/blobs/storage-manage-find-blobs.</summary>
    public static Dictionary<string, string> Of(Turn first)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["start"] = first.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        if (first.Events.OfType<ConversationEvent.CaseOpened>().FirstOrDefault() is { Conversation: var conversation })
        {
            tags["channel"] = conversation.Channel;
            tags["tenant"] = conversation.Tenant ?? "";
        }

        return tags.Where(tag => tag.Value.Length <= Longest && tag.Value.All(IsAllowed)).ToDictionary(StringComparer.Ordinal);
    }

    private static bool IsAllowed(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '+' or '-' or '.' or ':' or '=' or '_' or '/';
}
