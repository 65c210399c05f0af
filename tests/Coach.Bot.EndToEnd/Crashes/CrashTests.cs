using System.Net;
using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.EndToEnd.Wire;
using Coach.Core.Conversations;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.EndToEnd.Crashes;

/// <summary>The host dies in the middle of turns, without warning, and starts again: what was answered is kept, and the conversation goes on (A3).</summary>
public sealed class CrashTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Kills = 6;
    private static readonly string[] Texts = ["status", "They should check each invoice against its order", "help", "partly", "why", "back", "repeat", "my data"];
    private readonly TemporaryFolder folder = new();
    private readonly Random chance = new(20261123);
    private readonly List<string> delivered = [];
    private FakeConnector connector = null!;
    private FakeTeams teams = null!;

    private Logs Logs => new(folder.Path);

    public async ValueTask InitializeAsync()
    {
        connector = await FakeConnector.StartAsync();
        teams = new(connector);
    }

    public async ValueTask DisposeAsync()
    {
        await connector.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task What_was_answered_survives_a_kill_at_any_moment()
    {
        JsonObject? cutOff = null;
        for (var kill = 0; kill < Kills; kill++)
        {
            cutOff = await LiveAndDieAsync(cutOff);
        }

        using var coach = await CoachHost.StartAsync(folder.Path);
        await AnsweredAsync(coach, cutOff!);
        await AnsweredAsync(coach, teams.Says("status"));
        Assert.Equal(delivered, await SeenAsync());
        output.WriteLine($"{delivered.Count} messages, {Kills} kills");
    }

    /// <summary>Starts the host, delivers again what it died on, and kills it while it works on something else; that is returned.</summary>
    private async Task<JsonObject> LiveAndDieAsync(JsonObject? cutOff)
    {
        using var coach = await CoachHost.StartAsync(folder.Path);
        if (cutOff is not null)
        {
            await AnsweredAsync(coach, cutOff);
        }

        for (var calm = chance.Next(1, 4); calm > 0; calm--)
        {
            await AnsweredAsync(coach, Next());
        }

        var last = Next();
        var delivery = TryDeliverAsync(coach, last);
        await Task.Delay(TimeSpan.FromMilliseconds(chance.NextDouble() * 12), TestContext.Current.CancellationToken); // about as long as a turn takes
        coach.Kill();
        output.WriteLine(await delivery ? "killed after the answer" : "killed before the answer");
        await HoldsWhatWasAnsweredAsync();
        return last;
    }

    private JsonObject Next() => delivered.Count == 0 ? teams.Install() : teams.Says(Texts[delivered.Count % Texts.Length]);

    /// <summary>Delivers until it is taken, as Teams does. There is a reply, and it stands in the log.</summary>
    private async Task AnsweredAsync(CoachHost coach, JsonObject activity)
    {
        var id = (string)activity["id"]!;
        var answer = await FakeTeams.DeliverAsync(coach.Http, activity);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var recorded = Recorded((await Logs.ReadAsync(teams.Conversation)).Single(turn => IdOf(turn) == id));
        Assert.Equal(recorded, SaidAbout(id).TakeLast(recorded.Length));
        Remember(id);
    }

    private async Task<bool> TryDeliverAsync(CoachHost coach, JsonObject activity)
    {
        try
        {
            await FakeTeams.DeliverAsync(coach.Http, activity);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        finally
        {
            Remember((string)activity["id"]!);
        }
    }

    private async Task HoldsWhatWasAnsweredAsync()
    {
        var seen = await SeenAsync();
        Assert.All(delivered.Where(id => SaidAbout(id).Length > 0), id => Assert.Contains(id, seen));
        Assert.Equal(seen, delivered.Take(seen.Length));
    }

    /// <summary>Replies name the message that they answer; a welcome answers an event, which has no thread to reply in.</summary>
    private string[] SaidAbout(string id) => id == delivered.FirstOrDefault() || delivered.Count == 0
        ? [.. connector.All.Where(sent => sent is { Method: "POST", About: null }).Select(sent => sent.Text)]
        : [.. connector.RepliesTo(id).Select(sent => sent.Text)];

    private void Remember(string id)
    {
        if (!delivered.Contains(id, StringComparer.Ordinal))
        {
            delivered.Add(id);
        }
    }

    private async Task<string[]> SeenAsync() => [.. (await Logs.ReadAsync(teams.Conversation)).Select(IdOf)];

    private static string IdOf(Turn turn) => turn.Events.OfType<MessageReceived>().Single().Id;

    private static string[] Recorded(Turn turn) => [.. turn.Events.OfType<CoachReplied>().Select(replied => PlainText.Of(replied.Reply))];
}
