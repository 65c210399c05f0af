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
        var (days, talk) = (0, (SlackTalk?)null);
        foreach (var sitting in Sittings(lines))
        {
            days += sitting[0] is Script.Line.Waits waits ? waits.Days : 0;
            var (host, delivery) = await SlackHost.StartLaterAsync(days, folder.Path, shared.Slack, Unreminded);
            using var running = host;
            talk = talk?.GoingOn(delivery) ?? new(shared.Slack, new(shared.Slack, delivery), new(folder.Path));
            await HoldAsync(sitting.Where(line => line is not Script.Line.Waits), talk);
        }
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
