using System.Text;
using Coach.Core.Conversations;
using Coach.Core.Understanding;
using Coach.Core.Understanding.Lexicon;

namespace Coach.Bot.Bench.Understanding;

/// <summary>Reads random texts with everything that looks at a message. None may throw, and every quote must stand where its offset says.</summary>
internal static class RandomText
{
    private const int MostPieces = 24;
    private const int Block = 10_000;

    private static readonly string[] Words =
    [
        "they", "forget", "can't", "not", "12", "1/2", "March", "by", "people", ".", ",", "\n", "\U0001F600", "no", "time", "to", "look", "it", "up", "course", "need", "a", "\u0301", "\u00e9", "\u2014", "'",
        "-", "2027-03-01", "next", "Friday", "\ud83d", "\udc4d", "\u202e", "\u05e9\u05dc\u05d5\u05dd", "the", "end", "of", "Q1", "change", "level", "what", "does", "mean", "?", "ignore", "your", "rules", "is", "lazy", "Tomas",
        "another", "problem", ":", "our", "drivers", "nurses", "99999999999999999999", "31", "February", "0000-00-00", "in", "weeks", "ago", "half", "\0", "\uffff", "wrong", "AI", "never", "once", "year",
    ];

    /// <summary>How many texts were read; an exception names the seed of the text that broke the promise.</summary>
    public static long Read(long count)
    {
        var read = 0L;
        Parallel.For(0, (count + Block - 1) / Block, block =>
        {
            var random = new Random((int)block);
            for (var i = 0; i < Block; i++)
            {
                Check(Next(random), block);
            }

            Interlocked.Add(ref read, Block);
        });
        return read;
    }

    private static string Next(Random random)
    {
        var text = new StringBuilder();
        for (var pieces = random.Next(MostPieces); pieces > 0; pieces--)
        {
            text.Append(random.Next(3) == 0 ? ((char)random.Next(0x10000)).ToString() : Words[random.Next(Words.Length)]).Append(random.Next(4) == 0 ? "" : " ");
        }

        return text.ToString();
    }

    private static void Check(string text, long seed)
    {
        try
        {
            _ = (Remark.Of(text), Command.Read(text, atCheck: true), Glossary.EntryFor(text), Language.Of(text), SecondProblem.In(text));
            var read = MessageReader.Read(text, new("m", new(2026, 11, 23), "en-GB", CueBook.Shipped));
            if (read.Select(Changes.Because).Any(because => !text.AsSpan(because!.Offset!.Value).StartsWith(because.Quote)))
            {
                throw new InvalidOperationException("A quote stands elsewhere.");
            }
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Seed {seed}: {string.Join(' ', text.Select(character => ((int)character).ToString("x4", null)))}", e);
        }
    }
}
