using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.Tests.Conversations;

namespace Coach.Bot.EndToEnd.Teams;

/// <summary>Holds every script between the real host and the Agents Playground, from the install event to the result card.</summary>
public sealed class PlaygroundScriptTests(SharedHost shared, ITestOutputHelper output)
{
    public static TheoryData<string> Scripts => [.. Script.Names()];

    public static TheoryData<string, PlaygroundScope> ScriptsOfSeveral => new(Script.OfSeveral().SelectMany(name => new[] { (name, PlaygroundScope.Group), (name, PlaygroundScope.Channel) }));

    public static TheoryData<string> ScriptsOverDays => [.. Script.OverDays()];

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task Holds(string name) => HoldAsync(name, PlaygroundScope.Personal, shared.Host, shared.Logs);

    [Theory]
    [MemberData(nameof(ScriptsOfSeveral))]
    public Task Holds_in_a_thread_of_several(string name, PlaygroundScope scope) => HoldAsync(name, scope, shared.Host, shared.Logs);

    [Theory]
    [MemberData(nameof(ScriptsOverDays))]
    public async Task Holds_over_days(string name)
    {
        using var folder = new TemporaryFolder();
        using var coach = await CoachHost.StartAsync(folder.Path);
        await HoldAsync(name, PlaygroundScope.Personal, coach, new(folder.Path));
    }

    private async Task HoldAsync(string name, PlaygroundScope scope, CoachHost coach, Logs logs)
    {
        using var playground = await Playground.StartAsync(coach.Messages, scope);
        var (talk, days) = (new PlaygroundTalk(playground, logs), 0);
        foreach (var line in Script.Read(name).Lines)
        {
            if (line is Script.Line.Waits waits)
            {
                coach.Wait(days += waits.Days);
                continue;
            }

            await talk.FollowAsync(line);
            output.WriteLine($"{line}\n{string.Join("\n\n", talk.News.Select(message => message.Fallback))}\n");
        }
    }
}
