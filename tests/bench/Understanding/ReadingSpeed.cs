using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Coach.Core.Understanding;
using Coach.Core.Understanding.Lexicon;
using Coach.Core.Understanding.Wording;
using Coach.Core.Understanding.Wording.Passages;

namespace Coach.Bot.Bench.Understanding;

/// <summary>How long one read takes, over messages of one length cut from a corpus, and what it may take at most.</summary>
internal static class ReadingSpeed
{
    private const int Messages = 400;
    private const int Rounds = 8;
    private const int Percentile = 95;
    private const int HostileLength = 16 * 1024;

    private static readonly string[] Pieces = ["a ", "they ", "not no never ", "1/2/", "\u0301", "they don't know how to do it and no time to look, "];

    /// <summary>The figures, in milliseconds, and whether all are within their limits.</summary>
    public static (string Text, bool IsWithin) Measure(ImmutableArray<Labelled> corpus)
    {
        var all = string.Join(' ', corpus.Where(one => one.Kind == "need").Select(one => one.Text));
        At(all, 500); // warms up
        ImmutableArray<(string What, double Took, double Limit)> figures =
        [
            ("500 characters, p95", At(all, 500), 1),
            ("2,000 characters, p95", At(all, 2000), 5),
            ("16 KB of one piece, the worst", Pieces.Max(Hostile), 20),
            ("compiling the cues", Best(() => CueBook.Parse(LexiconFiles.Cues)), 100),
            ("loading what was learned", Best(() => WordingBook.Parse(WordingFiles.Wording, new WordVectors(WordingFiles.Words))), 100),
        ];
        return (string.Concat(figures.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.What}: {one.Took:0.00} ms of {one.Limit:0} ms\n"))), figures.All(one => one.Took < one.Limit));
    }

    private static double At(string all, int length)
    {
        var texts = Enumerable.Range(0, Messages).Select(i => all.Substring(i * 97 % (all.Length - length), length)).ToList();
        return Enumerable.Range(0, Rounds).Min(_ => texts.Select(text => Timed(() => Read(text))).Order().ElementAt(Messages * Percentile / 100));
    }

    private static double Hostile(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (HostileLength / piece.Length) + 1));
        return Best(() => Read(text));
    }

    private static double Best(Action work) => Enumerable.Range(0, Rounds).Min(_ => Timed(work));

    private static void Read(string text) => MessageReader.Read(text, new ReadingContext("m", new(2026, 11, 23), "en-GB", CueBook.Shipped));

    private static double Timed(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
