using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.Tests.Conversations;

namespace Coach.Bot.EndToEnd.Teams;

/// <summary>Holds every script between the real host and the Agents Playground, from the install event to the result card.</summary>
public sealed class PlaygroundScriptTests(SharedHost shared, ITestOutputHelper output)
{
    public static TheoryData<string> Scripts => [.. Script.Names()];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Holds(string name)
    {
        using var playground = await Playground.StartAsync(shared.Host.Messages);
        var talk = new PlaygroundTalk(playground, shared.Logs);
        foreach (var line in Script.Read(name).Lines)
        {
            await talk.FollowAsync(line);
            output.WriteLine($"{line}\n{string.Join("\n\n", talk.News.Select(message => message.Fallback))}\n");
        }
    }
}
