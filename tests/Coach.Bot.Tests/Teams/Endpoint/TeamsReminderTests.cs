using System.Text.Json.Nodes;
using Coach.Core.Conversations;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Teams.Endpoint;

/// <summary>Whoever falls silent in Teams is reminded in their chat, once (M12).</summary>
public sealed class TeamsReminderTests : IAsyncLifetime
{
    private readonly TeamsRig rig = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task M12_a_silent_person_is_reminded_once_in_their_chat_and_after_a_restart()
    {
        var before = await SilentAsync();
        await rig.RemindAsync();
        await rig.RemindAsync();
        rig.Restart();
        await rig.RemindAsync();

        var reminder = Assert.Single(rig.Connector.Messages.Skip(before));
        Assert.StartsWith(Sentences.Reminder, reminder.Text, StringComparison.Ordinal);
        Assert.EndsWith($"/v3/conversations/{Uri.EscapeDataString((string)Recorded.Message()["conversation"]!["id"]!)}/activities", reminder.Address.AbsoluteUri, StringComparison.Ordinal); // it answers no message
        Assert.Equal(["Continue", "Stop"], Buttons(reminder).Select(button => (string?)button["title"]));
        Assert.Single((await rig.LogAsync()).OfType<Reminded>());
    }

    [Fact]
    public async Task M12_pressing_continue_on_the_reminder_asks_the_open_question_again()
    {
        await SilentAsync();
        await rig.RemindAsync();
        var data = Buttons(rig.Connector.Messages[^1])[0]["data"]!;
        var (status, _) = await rig.PostAsync(TeamsRig.From(Recorded.Execute(data.ToJsonString()), "b"));
        Assert.Equal(200, status);
        Assert.Contains("2 of 4.", rig.Connector.Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task M12_whoever_blocked_the_coach_is_left_alone()
    {
        var before = await SilentAsync();
        var left = TeamsRig.From(Recorded.Body("030-channel-to-bot-installationUpdate"), "b");
        (left["action"], left["conversation"]!["id"]) = ("remove", (string)Recorded.Message()["conversation"]!["id"]!);
        await rig.PostAsync(left);
        await rig.RemindAsync();
        Assert.Equal(before, rig.Connector.Messages.Count);
        Assert.Empty((await rig.LogAsync()).OfType<Reminded>());
    }

    /// <summary>How many messages the coach had sent by then.</summary>
    private async Task<int> SilentAsync()
    {
        await rig.PostAsync(TeamsRig.Says("They should check each invoice against its order", "a"));
        rig.Clock.Advance(TimeSpan.FromDays(3));
        return rig.Connector.Messages.Count;
    }

    private static List<JsonNode> Buttons(Sent card) =>
        [.. card.Body["attachments"]![0]!["content"]!["body"]!.AsArray().Where(element => (string?)element!["type"] == "ActionSet").SelectMany(row => row!["actions"]!.AsArray()).OfType<JsonNode>()];
}
