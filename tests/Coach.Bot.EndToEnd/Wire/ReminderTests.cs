using System.Net;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Core.Conversations;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.EndToEnd.Wire;

/// <summary>The real host writes to a chat in Teams first, days later and after a restart (M12).</summary>
public sealed class ReminderTests
{
    [Fact]
    public async Task M12_two_replicas_that_start_after_three_silent_days_remind_once()
    {
        using var folder = new TemporaryFolder();
        await using var connector = await FakeConnector.StartAsync();
        var teams = new FakeTeams(connector);
        using (var first = await CoachHost.StartAsync(folder.Path))
        {
            Assert.Equal(HttpStatusCode.OK, (await FakeTeams.DeliverAsync(first.Http, teams.Says("They should check each invoice against its order"))).Status);
            first.Stop();
        }

        using var one = await StartLaterAsync(folder);
        using var other = await StartLaterAsync(folder);
        await Eventually.IsTrueAsync("the reminder", () => Reminders(connector, teams) == 1);

        Assert.Equal(HttpStatusCode.OK, (await FakeTeams.DeliverAsync(other.Http, teams.Says("partly"))).Status);
        Assert.Single((await new Logs(folder.Path).ReadAsync(teams.Conversation)).SelectMany(turn => turn.Events).OfType<Reminded>());
        Assert.Equal(1, Reminders(connector, teams));
    }

    private static int Reminders(FakeConnector connector, FakeTeams teams) =>
        connector.In(teams.Chat).Count(sent => sent.About is null && sent.Text.StartsWith(Sentences.Reminder.Split('.')[0], StringComparison.Ordinal));

    private static async Task<CoachHost> StartLaterAsync(TemporaryFolder folder)
    {
        var host = await CoachHost.StartAsync(folder.Path);
        host.Wait(3);
        return host;
    }
}
