using System.Collections.Immutable;
using System.Globalization;

namespace Coach.Core.Conversations;

/// <summary>A file or picture that came with a message, as the channel describes it; its content is never asked for. Stored in transcripts.</summary>
/// <param name="Name">Null for a picture without one, and where it may not be kept.</param>
/// <param name="Type">A media type, or what the names of such files end with, as the channel says.</param>
/// <param name="Size">Bytes, where the channel says.</param>
public sealed record AttachedFile(string? Name = null, string? Type = null, long? Size = null)
{
    private const int MostKept = 20;
    private const int LongestName = 200;
    private const int LongestType = 100;

    /// <summary>In a line of text.</summary>
    public string Shown => string.Join(", ", Details()) is { Length: > 0 } details ? $"{Name ?? Sentences.FileUnnamed} ({details})" : Name ?? Sentences.FileUnnamed;

    /// <summary>As much as is kept of what came; null when nothing did.</summary>
    public static IReadOnlyList<AttachedFile>? Kept(IEnumerable<AttachedFile> came) =>
        came.Take(MostKept).Select(one => one with { Name = Start(one.Name, LongestName), Type = Start(one.Type, LongestType) }).ToImmutableArray() is { IsEmpty: false } kept ? kept : null;

    /// <summary>A line that names them; empty for none.</summary>
    public static string Line(IReadOnlyCollection<AttachedFile>? files) =>
        files is { Count: > 0 } ? Say.It("FilesAttached", string.Join("; ", files.Select(file => file.Shown))) : "";

    private IEnumerable<string> Details()
    {
        if (Type is { } type)
        {
            yield return type;
        }

        if (Size is { } size)
        {
            yield return Say.It("FileBytes", size.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string? Start(string? text, int longest) => text switch
    {
        null or "" => null,
        { Length: var length } when length <= longest => text,
        _ => text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)],
    };
}
