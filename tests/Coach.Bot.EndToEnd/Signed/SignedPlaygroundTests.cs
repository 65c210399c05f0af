using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Teams;
using Coach.Bot.Tests.Conversations;

namespace Coach.Bot.EndToEnd.Signed;

/// <summary>
/// A script in the Agents Playground with the bot's id and secret: each of its requests carries a token, and it takes no reply without one. In each scope.
/// </summary>
public sealed class SignedPlaygroundTests(SignedCoach signed) : IClassFixture<SignedCoach>
{
    private const string WithoutDates = "S7";

    [Theory]
    [InlineData(PlaygroundScope.Personal)]
    [InlineData(PlaygroundScope.Group)]
    [InlineData(PlaygroundScope.Channel)]
    public async Task A_script_is_held_with_proof_in_both_directions(PlaygroundScope scope)
    {
        using var playground = await Playground.StartAsync(signed.Host.Messages, scope, signed.Provider);
        var talk = new PlaygroundTalk(playground, signed.Logs);
        var lines = Script.Read(WithoutDates).Lines;
        foreach (var line in scope is PlaygroundScope.Channel ? lines.RemoveAll(line => line is Script.Line.Joins) : lines) // a thread begins with its first message
        {
            await talk.FollowAsync(line);
        }
    }

    [Fact]
    public async Task The_playground_takes_nothing_that_is_not_signed()
    {
        using var playground = await Playground.StartAsync(signed.Host.Messages, PlaygroundScope.Personal, signed.Provider);
        using var content = new StringContent(new JsonObject { ["type"] = "message", ["text"] = "hello" }.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var refused = await playground.Http.PostAsync(new Uri($"/_connector/v3/conversations/{playground.Conversation.Id}/activities", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(401, (int)refused.StatusCode);
    }
}
