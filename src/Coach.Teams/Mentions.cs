using Coach.Teams.Wire;

namespace Coach.Teams;

/// <summary>Takes the mention of the bot out of a message, and turns the hard spaces that Teams puts beside it into plain ones.</summary>
internal static class Mentions
{
    private const string HardSpace = "&nbsp;";
    private const int LongestMention = 500;
    private const int MostSpellings = 8;

    /// <summary>Whether the message is said to the bot, among others or alone.</summary>
    public static bool Us(Activity activity) => Ours(activity).Any();

    public static string Strip(Activity activity) => Strip(activity.Text, Spellings(activity));

    /// <summary>The text with none of the spellings left in it, so that stripping again changes nothing. One pass, however the spellings are nested.</summary>
    public static string Strip(string? text, IReadOnlyList<string> spellings)
    {
        var kept = new char[text?.Length ?? 0];
        var length = 0;
        foreach (var letter in text ?? "")
        {
            kept[length++] = letter;
            length = Settle(kept, length, spellings);
        }

        return new string(kept, 0, length).Trim();
    }

    private static int Settle(char[] kept, int length, IReadOnlyList<string> spellings)
    {
        if (HardSpaceAtEnd(kept.AsSpan(0, length)) is > 0 and var width)
        {
            length -= width;
            kept[length++] = ' ';
        }

        foreach (var spelling in spellings)
        {
            if (kept.AsSpan(0, length).EndsWith(spelling, StringComparison.Ordinal))
            {
                return length - spelling.Length;
            }
        }

        return length;
    }

    private static int HardSpaceAtEnd(ReadOnlySpan<char> kept) => kept switch
    {
        [.., '\u00A0'] => 1,
        [.., ';'] when kept.EndsWith(HardSpace, StringComparison.Ordinal) => HardSpace.Length,
        _ => 0,
    };

    // Who is mentioned is known by the id alone: a sender can write any name.
    private static List<string> Spellings(Activity activity) =>
        [.. Ours(activity)
            .Select(entity => Strip(entity.Text ?? $"<at>{entity.Mentioned?.Name}</at>", []))
            .Where(spelling => spelling.Length is > 0 and <= LongestMention)
            .Distinct(StringComparer.Ordinal)
            .Take(MostSpellings)];

    private static IEnumerable<Entity> Ours(Activity activity) =>
        Entities.Of(activity, "mention").Where(entity => entity.Mentioned?.Id is { } id && string.Equals(id, activity.Recipient?.Id, StringComparison.Ordinal));
}
