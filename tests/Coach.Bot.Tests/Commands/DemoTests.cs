using Coach.Bot.Commands;
using Coach.Core.Conversations;
using Microsoft.Extensions.Time.Testing;

namespace Coach.Bot.Tests.Commands;

public class DemoTests
{
    [Fact]
    public async Task The_demo_comes_to_its_result_on_whatever_day_it_runs()
    {
        for (var day = new DateOnly(2027, 10, 1); day < new DateOnly(2028, 11, 1); day = day.AddDays(7))
        {
            var time = new FakeTimeProvider(new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero));
            var terminal = TestTerminal.With() with { Time = time };
            Assert.Equal((0, ""), (await DemoCommand.RunAsync(terminal, CoachPolicy.Default, export: null, TestContext.Current.CancellationToken), terminal.Errors()));
        }
    }

    [Fact]
    public async Task The_demo_shows_each_turn_and_the_recommendation()
    {
        var terminal = TestTerminal.With();
        await DemoCommand.RunAsync(terminal, CoachPolicy.Default, export: null, TestContext.Current.CancellationToken);
        Assert.All(
            ["> [I was asked for training]", "1 of 4.", "2 of 4.", "3 of 4.", "4 of 4.", "Check your answers", "Clear what is in the way, then build the skill.", "That holds in part", "What would change it", "As it was written on", "1 of 1 decisions come out the same."],
            words => Assert.Contains(words, terminal.Written(), StringComparison.Ordinal));
    }
}
