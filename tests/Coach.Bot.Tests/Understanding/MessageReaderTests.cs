using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Core.Understanding;
using Coach.Core.Understanding.Lexicon;
using CsCheck;
using static Coach.Core.Conversations.ConversationEvent;
using Barrier = Coach.Core.Reasoning.Barrier;

namespace Coach.Bot.Tests.Understanding;

public sealed class MessageReaderTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Theory]
    [InlineData("They can't remember the steps.", Skill.Partial, "can't remember")]
    [InlineData("It's not that they don't know how, they are simply understaffed.", Skill.Present, "It's not that they don't")]
    [InlineData("None has done it, a wrong call is dangerous.", Skill.Absent, "None has done")]
    [InlineData("They used to be able to calibrate the sensors.", Skill.Partial, "used to be able")]
    [InlineData("They dont know how to use it", Skill.Absent, "dont know how")]
    public void A_skill_is_proposed_with_the_words_it_came_from(string text, Skill skill, string quote)
    {
        var named = Assert.Single(Read(text).OfType<SkillNamed>());
        Assert.Equal((skill, quote, EvidenceSource.Proposed), (named.Skill, named.Because.Quote, named.Because.Source));
        Assert.NotNull(named.Because.Cue);
    }

    [Theory]
    [InlineData("Do they know how? No idea, I've never watched them.")]
    [InlineData("I think, maybe, they might not know how to escalate, I'm not sure though.")]
    public void A_guess_and_a_question_name_no_skill(string text) => Assert.Empty(Read(text).OfType<SkillNamed>());

    [Theory]
    [InlineData("I need a half-day workshop on the new expense tool", Modalities.Workshop)]
    [InlineData("We already did a course last year and it didn't help.", Modalities.NotAsked)]
    [InlineData("We don't need training. The laptops are too slow.", Modalities.NotAsked)]
    [InlineData("My reps need to leave a note in the CRM after each visit", Modalities.NotAsked)]
    [InlineData("Leave a note in the CRM", Modalities.NotAsked)]
    [InlineData("They must report delays in the course of the project", Modalities.NotAsked)]
    [InlineData("We need to run a course on GDPR", Modalities.Course)]
    [InlineData("Make me a checklist, an e-learning and a wiki page on incident reporting.", Modalities.Checklist | Modalities.Course | Modalities.Library)]
    public void Only_what_is_asked_for_is_asked(string text, Modalities asked) =>
        Assert.Equal(asked, Read(text).OfType<ModalityAsked>().Select(one => one.Asked).FirstOrDefault());

    [Theory]
    [InlineData("12 Jan our planners start", null)]
    [InlineData("we get 60 tickets a day", null)]
    [InlineData("team of 9", 9)]
    [InlineData("about a hundred and fifty people across two sites", 150)]
    [InlineData("15-20 agents", 20)]
    [InlineData("Every approval goes through four people", null)]
    [InlineData("the form must be signed by two managers", null)]
    [InlineData("Ask five clerks and you get five answers", null)]
    [InlineData("up to 20 nurses", 20)]
    [InlineData("last week two drivers came back without a signature", null)]
    [InlineData("my two drivers", 2)]
    public void Only_people_are_counted(string text, int? people) =>
        Assert.Equal(people, Read(text).OfType<PeopleCounted>().Select(one => (int?)one.People).FirstOrDefault());

    [Theory]
    [InlineData("The form changes every quarter.", null)]
    [InlineData("The rules change once a year and nobody tells us.", null)]
    [InlineData("They change the filter every quarter.", Frequency.Rarely)]
    [InlineData("They do it daily.", Frequency.Often)]
    [InlineData("It shows in the monthly report.", null)]
    [InlineData("It costs us 9 million a year.", null)]
    [InlineData("nearly all of them do it", null)]
    [InlineData("It takes three hours a week.", null)]
    public void How_often_the_work_comes_is_not_how_often_its_rules_change(string text, Frequency? often) =>
        Assert.Equal(often, Read(text).OfType<FrequencyNamed>().Select(one => (Frequency?)one.Frequency).FirstOrDefault());

    [Fact]
    public void Nothing_in_the_way_is_read_from_plain_words_only()
    {
        var named = Assert.Single(Read("They forget the steps. Nothing else in the way.").OfType<BarriersNamed>());
        Assert.Equal((Barrier.None, "Nothing else in the way"), (named.Barrier, named.Because.Quote));
        Assert.Empty(Read("They forget the steps.").OfType<BarriersNamed>());
        Assert.Empty(Read("Staffing is fine.").OfType<BarriersNamed>());
    }

    [Fact]
    public void Everything_may_stand_in_one_message()
    {
        var read = Read("From 1 February our 14 field engineers must decide on site whether a boiler may be relit. None has done it, a wrong call is dangerous, they must have it in their heads before the first visit. I don't know of anything else in the way.");
        Assert.Equal(SkillLevels.Judgment, read.OfType<LevelNamed>().Single().Level);
        Assert.Equal(Skill.Absent, read.OfType<SkillNamed>().Single().Skill);
        Assert.Equal(Availability.Beforehand, read.OfType<AvailabilityNamed>().Single().Available);
        Assert.Equal(new Deadline.On(new(2027, 2, 1)), read.OfType<DeadlineNamed>().Single().Deadline);
        Assert.Equal(Stakes.High, read.OfType<StakesNamed>().Single().Stakes);
        Assert.Equal(14, read.OfType<PeopleCounted>().Single().People);
        Assert.Equal(Barrier.None, read.OfType<BarriersNamed>().Single().Barrier);
        Assert.Single(read.OfType<PerformanceNamed>());
    }

    [Theory]
    [InlineData("😀👩‍🏭 they can’t remember the steps, e\u0301tape, by 1 March")]
    [InlineData("שלום they forget the steps שלום 12 people")]
    public void A_quote_stands_where_its_offset_says(string text)
    {
        var read = Evidence(text);
        Assert.NotEmpty(read);
        Assert.All(read, one => Assert.Equal(one.Quote, text.Substring(one.Offset!.Value, one.Quote.Length)));
    }

    [Fact]
    public void Random_text_is_read_without_an_exception_and_quotes_are_its_own()
    {
        var words = new[] { "they", "forget", "can't", "not", "12", "1/2", "March", "by", "people", ".", ",", "\n", "😀", "no", "time", "to", "look", "it", "up", "course", "need", "a", "\u0301", "é", "—", "'", "-", "2027-03-01", "next", "Friday", "\ud83d" };
        var ofWords = Gen.Int[0, words.Length - 1].Array[0, 40].Select(picks => string.Join(' ', picks.Select(pick => words[pick])));
        Gen.OneOf(Gen.String[0, 200], ofWords).Sample(
            text => Evidence(text).All(one => text.AsSpan(one.Offset!.Value).StartsWith(one.Quote)),
            iter: 100_000);
    }

    [Fact]
    public void What_stands_after_2000_characters_is_not_read() =>
        Assert.Empty(Read(new string('x', 2000) + " they forget the steps"));

    private static ImmutableArray<ConversationEvent> Read(string text) => MessageReader.Read(text, new("m", Monday, "en-GB", CueBook.Shipped));

    private static List<Evidence> Evidence(string text) => [.. Read(text).Select(Because)];

    private static Evidence Because(ConversationEvent read) => read switch
    {
        PerformanceNamed one => one.Because,
        MeasureNamed one => one.Because,
        SkillNamed one => one.Because,
        LevelNamed one => one.Because,
        AvailabilityNamed one => one.Because,
        DeadlineNamed one => one.Because,
        BarriersNamed one => one.Because,
        StakesNamed one => one.Because,
        FrequencyNamed one => one.Because,
        AiNamed one => one.Because,
        PeopleCounted one => one.Because,
        ModalityAsked one => one.Because,
        _ => throw new InvalidOperationException($"{read} was not expected."),
    };
}
