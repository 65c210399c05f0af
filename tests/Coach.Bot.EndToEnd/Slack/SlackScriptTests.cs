using Coach.Bot.Tests.Conversations;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>Holds every script through the Slack endpoints, in a direct message: the same results and the same plain text as in Teams.</summary>
public sealed class SlackScriptTests(SlackHost shared, ITestOutputHelper output)
{
    public static TheoryData<string> Scripts => [.. Script.Names()];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Holds(string name)
    {
        var talk = new SlackTalk(shared.Slack, shared.NewPerson(), shared.Logs);
        foreach (var line in Script.Read(name).Lines)
        {
            await talk.FollowAsync(line);
            output.WriteLine($"{line}\n{string.Join("\n\n", talk.News.Select(post => post.Text))}\n");
        }
    }
}
