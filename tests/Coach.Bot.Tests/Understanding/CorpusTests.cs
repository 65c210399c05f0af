using System.Collections.Immutable;
using Coach.Bot.Bench.Understanding;
using Coach.Core.Conversations;

namespace Coach.Bot.Tests.Understanding;

/// <summary>The reader against labelled messages; the floors only ever go up.</summary>
public sealed class CorpusTests
{
    private const double ExamplesF1 = 0.93;

    private static readonly Lazy<List<(Labelled Message, ImmutableArray<ConversationEvent> Read)>> Seen =
        new(() => [.. Corpus("seen-a.jsonl").Concat(Corpus("seen-b.jsonl")).Select(message => (message, Scoring.Read(message)))]);

    [Fact]
    public void The_examples_are_read_as_labelled()
    {
        var all = UnderstandingReport.Sum(Corpus("examples.jsonl"), Scoring.Facts);
        Assert.True(all.F1 >= ExamplesF1, $"F1 {all.F1:0.000}");
    }

    [Theory]
    [InlineData("skill", 0.82)]
    [InlineData("level", 0.82)]
    [InlineData("available", 0.82)]
    [InlineData("barrier_kinds", 0.82)]
    [InlineData("stakes", 0.80)]
    [InlineData("deadline", 0.85)]
    [InlineData("frequency", 0.78)]
    [InlineData("people", 0.85)]
    [InlineData("asked_modality", 0.86)]
    [InlineData("ai", 0.97)]
    [InlineData("performance", 0.48)]
    [InlineData("measure", 0.55)]
    public void What_is_read_from_seen_messages_is_mostly_right(string fact, double precision)
    {
        var tally = Seen.Value.Aggregate(default(Tally), (all, one) => all + Scoring.Score(one.Message, fact, Scoring.Of(one.Read, fact)));
        Assert.True(tally.Precision >= precision, $"precision {tally.Precision:0.000}");
    }

    private static ImmutableArray<Labelled> Corpus(string name) => Labelled.ReadAll(Path.Combine(AppContext.BaseDirectory, "corpus", name));
}
