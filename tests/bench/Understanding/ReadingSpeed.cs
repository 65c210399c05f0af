using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Coach.Core.Understanding;
using Coach.Core.Understanding.Lexicon;

namespace Coach.Bot.Bench.Understanding;

/// <summary>How long one read takes, over messages of one length cut from a corpus; of each the best of some rounds, so that other work on the machine does not count.</summary>
internal static class ReadingSpeed
{
    private const int Messages = 400;
    private const int Rounds = 5;
    private const int Percentile = 95;

    private static readonly string[] Pieces = ["a ", "they ", "not no ", "1/2/", "they don't know how to do it and no time to look, "];

    public static string Measure(ImmutableArray<Labelled> corpus)
    {
        var all = string.Join(' ', corpus.Where(one => one.Kind == "need").Select(one => one.Text));
        At(all, 500); // warms up
        return string.Create(CultureInfo.InvariantCulture, $"500 characters: p95 {At(all, 500):0.000} ms; 2,000 characters: p95 {At(all, 2000):0.000} ms; 16 KB of one word: {Hostile():0.00} ms; compiling the cues: {Compiling():0.0} ms\n");
    }

    private static double At(string all, int length)
    {
        var texts = Enumerable.Range(0, Messages).Select(i => all.Substring(i * 97 % (all.Length - length), length)).ToList();
        var times = texts.Select(text => Enumerable.Range(0, Rounds).Min(_ => Timed(text))).Order().ToList();
        return times[times.Count * Percentile / 100];
    }

    private static double Hostile() =>
        Pieces.Max(piece => Enumerable.Range(0, Rounds).Min(_ => Timed(string.Concat(Enumerable.Repeat(piece, 16384 / piece.Length)))));

    private static double Compiling()
    {
        var start = Stopwatch.GetTimestamp();
        CueBook.Parse(LexiconFiles.Cues);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Timed(string text)
    {
        var start = Stopwatch.GetTimestamp();
        MessageReader.Read(text, new ReadingContext("m", new(2026, 11, 23), "en-GB", CueBook.Shipped));
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
