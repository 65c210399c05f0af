using Coach.Core.Reasoning;
using Barrier = Coach.Core.Reasoning.Barrier;

namespace Coach.Bot.Tests.Reasoning;

public class WordTests
{
    [Fact]
    public void Every_word_is_read_back_as_what_it_stands_for()
    {
        RoundTrip<Skill>();
        RoundTrip<Barrier>();
        RoundTrip<Judgment>();
        RoundTrip<Availability>();
        RoundTrip<TimeLeft>();
        RoundTrip<Stakes>();
        RoundTrip<Frequency>();
        RoundTrip<Ai>();
        RoundTrip<Fact>();
        RoundTrip<SkillLevels>();
        RoundTrip<BarrierKinds>();
        RoundTrip<Modalities>();
        RoundTrip<Classes>();
        RoundTrip<ElsewhereRole>();
        RoundTrip<Warning>();
        RoundTrip<Verdict>();
        RoundTrip<Confidence>();
    }

    [Fact]
    public void Words_are_written_as_published()
    {
        Assert.Equal("lookup_ok", Word.Of(Availability.LookupOk));
        Assert.Equal("too_short", Word.Of(TimeLeft.TooShort));
        Assert.Equal("BUILD", Word.Of(Classes.Build));
        Assert.Equal("FACTS_DO_NOT_EXPLAIN_THE_GAP", Word.Of(Warning.FactsDoNotExplainTheGap));
        Assert.Equal("in part", Word.Of(Verdict.InPart));
        Assert.Equal("job_aid", Word.Of(Modalities.JobAid));
    }

    [Fact]
    public void A_fact_knows_the_word_for_each_of_its_values() =>
        Assert.All(Enum.GetValues<Fact>(), fact => Assert.All(FactSets.Values(fact), value => Assert.NotEmpty(DecidingFacts.WordOf(fact, value))));

    [Fact]
    public void A_word_outside_the_vocabulary_is_nothing()
    {
        Assert.Null(Word.Parse<Skill>("Present"));
        Assert.Null(Word.Parse<Skill>("2"));
        Assert.Null(Word.Parse<Skill>(null));
        Assert.Null(Word.Parse<SkillLevels>("unknown"));
    }

    private static void RoundTrip<T>()
        where T : struct, Enum
    {
        var words = Word.All<T>();
        Assert.Equal(words, words.Select(word => Word.Of(Word.Parse<T>(word)!.Value)), StringComparer.Ordinal);
        Assert.Equal(words.Length, words.Distinct(StringComparer.Ordinal).Count());
    }
}
