using System.Diagnostics;
using Coach.Core.Understanding;
using Coach.Core.Understanding.Lexicon;

namespace Coach.Bot.Tests.Understanding;

/// <summary>Alone on the machine, so that other tests don't count.</summary>
[CollectionDefinition(nameof(ReadingTimeTests), DisableParallelization = true)]
[Collection(nameof(ReadingTimeTests))]
public sealed class ReadingTimeTests
{
    private const int Rounds = 8;

    [Theory]
    [InlineData("a ")]
    [InlineData("they ")]
    [InlineData("not no never ")]
    [InlineData("1/2/")]
    [InlineData("\u0301")]
    [InlineData("they don't know how to do it and no time to look, ")]
    public void Hostile_text_is_read_in_20_ms(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (16 * 1024 / piece.Length) + 1));
        var best = Enumerable.Range(0, Rounds).Min(_ => Timed(() => MessageReader.Read(text, new("m", new(2026, 11, 23), "en-GB", CueBook.Shipped))));
        Assert.True(best < TimeSpan.FromMilliseconds(20), $"{best.TotalMilliseconds} ms");
    }

    [Fact]
    public void The_cues_are_compiled_in_100_ms()
    {
        var best = Enumerable.Range(0, Rounds).Min(_ => Timed(() => CueBook.Parse(LexiconFiles.Cues)));
        Assert.True(best < TimeSpan.FromMilliseconds(100), $"{best.TotalMilliseconds} ms");
    }

    private static TimeSpan Timed(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start);
    }
}
