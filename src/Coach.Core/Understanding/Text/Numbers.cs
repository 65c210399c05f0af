using System.Collections.Frozen;
using System.Globalization;

namespace Coach.Core.Understanding.Text;

/// <summary>Reads numbers written in digits or words.</summary>
internal static class Numbers
{
    private static readonly string[] Ones =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly FrozenDictionary<string, int> Words =
        Ones.Select((word, value) => (word, value))
            .Concat(Tens.Select((word, index) => (word, value: (index + 2) * 10)))
            .Concat([("fourty", 40), ("dozen", 12), ("couple", 2)])
            .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>The number that begins at a token and how many tokens it takes; null when none does. "a hundred and fifty" is 150.</summary>
    public static (int Value, int Length)? Read(MessageText message, int at)
    {
        if (message.Tokens[at].IsNumber)
        {
            return Digits(message, at);
        }

        var word = message.Word(at);
        if (word is "a" or "an")
        {
            return message.Word(at + 1) is "hundred" or "thousand" or "dozen" && Read(message, at + 1) is var (value, length) ? (value, length + 1) : null;
        }

        if (word is "hundred" or "thousand")
        {
            return Rest(message, at + 1, word == "hundred" ? 100 : 1000) is var (sum, taken) ? (sum, taken + 1) : null;
        }

        if (!Words.TryGetValue(word, out var number))
        {
            return null;
        }

        return Composed(message, at, number);
    }

    private static (int, int)? Digits(MessageText message, int at)
    {
        var word = message.Word(at).Replace(",", "", StringComparison.Ordinal);
        var scale = word.EndsWith('k') ? 1000 : 1;
        var isWhole = int.TryParse(word.AsSpan(0, word.Length - (scale > 1 ? 1 : 0)), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < 1_000_000;
        return isWhole ? (value * scale, 1) : null;
    }

    private static (int, int) Composed(MessageText message, int at, int number)
    {
        if (number >= 20 && Words.TryGetValue(message.Word(at + 1), out var ones) && ones is > 0 and < 10 && message.Touch(at))
        {
            return (number + ones, 2);
        }

        if (message.Word(at + 1) is "hundred" or "thousand" or "dozen" && number < 20)
        {
            var scale = message.Word(at + 1) switch { "hundred" => 100, "thousand" => 1000, _ => 12 };
            var (value, length) = Rest(message, at + 2, number * scale);
            return (value, length + 2);
        }

        return (number, 1);
    }

    /// <summary>"and fifty" after a hundred.</summary>
    private static (int Value, int Length) Rest(MessageText message, int at, int sum) =>
        message.Word(at) == "and" && at + 1 < message.Tokens.Length && Words.TryGetValue(message.Word(at + 1), out var more) && more < 100 && sum >= 100
            ? (sum + more, 2)
            : (sum, 0);
}
