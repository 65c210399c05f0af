using System.Text;

namespace Coach.Bot.Tests.Fuzzing;

/// <summary>Broken copies of something sound, always the same ones for a seed: what stands in it is moved, doubled, cut or swapped for what parsers fear.</summary>
internal static class Mutated
{
    private static readonly string[] Feared =
        ["", "\0", "\n", "\r\n", "\"", "\\", "{", "}", "[", "]", ",", ":", ";", "null", "true", "-1", "1e999", "99999999999999999999", "\\ud800", "\u202e", "\ufeff", "'", "=1+1", "\"\"", "0000-00-00", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["];

    public static string Of(string sound, int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder(sound);
        for (var changes = random.Next(1, 5); changes > 0 && text.Length > 0; changes--)
        {
            Change(text, random);
        }

        return text.ToString();
    }

    private static void Change(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length);
        var length = random.Next(1, Math.Min(40, text.Length - at + 1));
        var piece = text.ToString(at, Math.Min(length, text.Length - at));
        _ = random.Next(5) switch
        {
            0 => text.Remove(at, piece.Length),
            1 => text.Insert(random.Next(text.Length), piece),
            2 => text.Remove(at, piece.Length).Insert(at, Feared[random.Next(Feared.Length)]),
            3 => text.Insert(at, Feared[random.Next(Feared.Length)]),
            _ => text.Remove(at, 1).Insert(at, (char)random.Next(1, 0xD800)),
        };
    }
}
