using System.Text.RegularExpressions;

namespace Coach.Core.Understanding.Dates;

/// <summary>A date of numbers: two of them may be day and month, in either order.</summary>
/// <param name="To">After its last token.</param>
internal sealed partial record NumericDate(int First, int Second, int? Year, int To)
{
    private const int Longest = 10;
    private const int TimeLimit = 50;

    public static NumericDate? At(DateSpot spot)
    {
        var tokens = spot.Message.Tokens;
        if (!tokens[spot.At].IsNumber)
        {
            return null;
        }

        var start = tokens[spot.At].Start;
        var match = Written().Match(spot.Message.Text, start, Math.Min(Longest, spot.Message.Text.Length - start));
        var end = start + match.Length;
        if (!match.Success || (end < spot.Message.Text.Length && char.IsLetterOrDigit(spot.Message.Text[end])))
        {
            return null;
        }

        var (first, second, year) = (Number(match.Groups["a"]), Number(match.Groups["b"]), Number(match.Groups["y"]));
        var to = Array.FindIndex(tokens, spot.At, token => token.Start >= end);
        return first is null || second is null || IsRatio(spot, match, year)
            ? null
            : new(first.Value, second.Value, year is { } given and < 100 ? 2000 + given : year, to < 0 ? tokens.Length : to);
    }

    /// <summary>"24/7", "3/4 of them" and version "2.1" are no dates: without a year a date needs a slash and a word that leads to it.</summary>
    private static bool IsRatio(DateSpot spot, Match match, int? year) =>
        year is null && (match.Value.Contains('.', StringComparison.Ordinal) || match.Value == "24/7" || spot.Word(-1) is not ("by" or "on" or "before" or "until" or "from" or "due" or "is" or "deadline" or "live"));

    private static int? Number(Group group) => group.Success ? DateNames.Whole(group.Value) : null;

    [GeneratedRegex(@"\G(?<a>\d{1,2})(?<s>[/.])(?<b>\d{1,2})(?:\k<s>(?<y>\d{4}|\d{2}))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Written();
}
