namespace Coach.Bot.Tests.Conversations;

/// <summary>Coming back after days (M12).</summary>
public class RecapTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    public void A_recap_has_at_most_eighty_words_however_much_was_said(int days)
    {
        var talk = new Talk().Joins()
            .Says("Every one of our many field service engineers in all of the seven regions should write down what was repaired, why, and with which part, before leaving the site, every time")
            .Says("partly").Says("remember facts, follow known steps, judge a situation, before they do it, before the end of the first quarter of next year")
            .Says("expectations, feedback, tools, process, rewards, time");
        talk.Now += TimeSpan.FromDays(days);
        talk.Says("hello");
        var words = talk.Text[..talk.Text.IndexOf("[Continue]", StringComparison.Ordinal)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(words.Length, 20, 80);
        Assert.StartsWith("Welcome back. On Monday 23 November 2026", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_cut_short_ends_with_three_dots()
    {
        var talk = new Talk().Joins().Says("Our 20 phone agents should recognise a fraud attempt before they reset an account.");
        talk.Now += TimeSpan.FromDays(3);
        Assert.Contains("should recognise a fraud attempt before ... Level of skill: Judge a situation.", talk.Says("hi again").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_day_needs_no_recap()
    {
        var talk = new Talk().Joins().Says("Our clerks should file letters");
        talk.Now += TimeSpan.FromHours(8);
        Assert.DoesNotContain("Welcome back", talk.Says("partly").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_has_not_begun_has_nothing_to_recap()
    {
        var talk = new Talk().Joins();
        talk.Now += TimeSpan.FromDays(5);
        Assert.DoesNotContain("Welcome back", talk.Says("Our clerks should file letters").Text, StringComparison.Ordinal);
    }
}
