using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.Tests.Conversations;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>Holds every script through the Slack endpoints: the same results and the same plain text as in Teams. Alone in a direct message; with a colleague in a thread; and days later, after a restart.</summary>
public sealed class SlackScriptTests(SlackHost shared, ITestOutputHelper output)
{
    private static readonly string[] Unreminded = [$"--Slack:BotToken={FakeSlack.Token}", "--Coach:RemindAfterDays=0"];

    public static TheoryData<string> Scripts => [.. Script.All()];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Holds(string name)
    {
        var lines = Script.Read(name).Lines;
        if (!lines.Any(line => line is Script.Line.Waits))
        {
            await HoldAsync(lines, new(shared.Slack, new(shared.Slack, shared.Delivery), shared.Logs));
            return;
        }

        using var folder = new TemporaryFolder();
        var (host, delivery) = await SlackHost.StartAsync(folder.Path, shared.Slack, Unreminded);
        var talk = new SlackTalk(shared.Slack, new(shared.Slack, delivery), new(folder.Path));
        var days = 0;
        foreach (var sitting in Sittings(lines))
        {
            if (sitting is [Script.Line.Waits waits, ..])
            {
                host.Dispose();
                (host, delivery) = await SlackHost.StartLaterAsync(days += waits.Days, folder.Path, shared.Slack, Unreminded);
                talk = talk.GoingOn(delivery);
            }

            await HoldAsync(sitting.Where(line => line is not Script.Line.Waits), talk);
        }

        host.Dispose();
    }

    /// <summary>The lines, divided where days pass.</summary>
    private static List<List<Script.Line>> Sittings(IEnumerable<Script.Line> lines)
    {
        List<List<Script.Line>> sittings = [[]];
        foreach (var line in lines)
        {
            if (line is Script.Line.Waits)
            {
                sittings.Add([]);
            }

            sittings[^1].Add(line);
        }

        return sittings;
    }

    private async Task HoldAsync(IEnumerable<Script.Line> lines, SlackTalk talk)
    {
        if (lines.Any(line => line is Script.Line.Others))
        {
            talk.Channel = "C" + Guid.NewGuid().ToString("N").ToUpperInvariant();
        }

        foreach (var line in lines)
        {
            await talk.FollowAsync(line);
            output.WriteLine($"{line}\n{string.Join("\n\n", talk.News.Select(post => post.Text))}\n");
        }
    }
}
