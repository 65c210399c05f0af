using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Core.Understanding;
using Coach.Core.Understanding.Lexicon;

namespace Coach.Bot.Tests.Understanding;

public sealed class DateTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Theory]
    [InlineData("by 2027-03-15", "2027-03-15")]
    [InlineData("we go live on 3 March", "2027-03-03")]
    [InlineData("launch is on March 3rd, 2028", "2028-03-03")]
    [InlineData("they start next Monday", "2026-11-30")]
    [InlineData("needed by next Friday", "2026-12-04")]
    [InlineData("needed by Friday", "2026-11-27")]
    [InlineData("they work alone from Monday", "2026-11-30")]
    [InlineData("all staff need it by end of March", "2027-03-31")]
    [InlineData("must be ready before Christmas", "2026-12-25")]
    [InlineData("in six weeks we switch to Workday", "2027-01-04")]
    [InlineData("in 3 weeks we switch", "2026-12-14")]
    [InlineData("needed by mid January", "2027-01-15")]
    [InlineData("cert runs out end of next month", "2026-12-31")]
    [InlineData("needed by the end of the year", "2026-12-31")]
    [InlineData("ready before Q2", "2027-04-01")]
    [InlineData("done by the end of Q1", "2027-03-31")]
    [InlineData("we need it by tomorrow", "2026-11-24")]
    [InlineData("due on the 15th", "2026-12-15")]
    [InlineData("before Easter", "2027-03-28")]
    [InlineData("No, the go-live moved to 20 February.", "2027-02-20")]
    public void A_date_is_read_as_the_day_it_means(string text, string day) => Assert.Equal(day, Deadline(text)?.ToString());

    [Theory]
    [InlineData("The system went live last week", "started")]
    [InlineData("We moved to a new notebook on 1 October", "started")]
    [InlineData("asap - they keep mislabelling goods", "asap")]
    [InlineData("no deadline really", "none")]
    public void Words_may_name_the_deadline(string text, string deadline) => Assert.Equal(deadline, Deadline(text)?.ToString());

    [Theory]
    [InlineData("everything is urgent here")]
    [InlineData("two months later nobody knew")]
    [InlineData("Haven't done a live audit since 2021.")]
    [InlineData("every Friday they forget")]
    [InlineData("it takes a day or two")]
    [InlineData("leads should settle a clash within a day")]
    public void Other_times_are_no_deadline(string text) => Assert.Null(Deadline(text));

    [Theory]
    [InlineData("en-GB", "2027-02-05", "2027-05-02")]
    [InlineData("en-US", "2027-05-02", "2027-02-05")]
    public void A_date_of_numbers_follows_the_locale_and_is_flagged(string locale, string day, string other)
    {
        var reading = Reading("The go-live is 05/02/2027", locale);
        Assert.Equal(new(DateOnly.Parse(day), DateOnly.Parse(other), "05/02/2027", 15), reading.Ambiguous);
        Assert.Equal(day, reading.Facts.OfType<ConversationEvent.DeadlineNamed>().Single().Deadline.ToString());
    }

    [Fact]
    public void Without_a_locale_an_ambiguous_date_is_only_asked()
    {
        var reading = Reading("The go-live is 05/02/2027", locale: null);
        Assert.NotNull(reading.Ambiguous);
        Assert.Empty(reading.Facts.OfType<ConversationEvent.DeadlineNamed>());
    }

    [Fact]
    public void A_day_above_twelve_is_not_ambiguous() => Assert.Null(Reading("Deadline 30/04/2027.", "en-US").Ambiguous);

    [Theory]
    [InlineData("next Friday", "2026-12-04")]
    [InlineData("1 March", "2027-03-01")]
    [InlineData("end of Q1", "2027-03-31")]
    [InlineData("in six weeks", "2027-01-04")]
    [InlineData("no fixed date", "none")]
    public void An_answer_needs_no_lead_in(string text, string deadline) => Assert.Equal(deadline, DateReader.Read(text, Monday)?.Value.ToString());

    private static Deadline? Deadline(string text) => Reading(text, "en-GB").Facts.OfType<ConversationEvent.DeadlineNamed>().FirstOrDefault()?.Deadline;

    private static MessageReading Reading(string text, string? locale) => MessageReader.ReadAll(text, new("m", Monday, locale, CueBook.Shipped));
}
