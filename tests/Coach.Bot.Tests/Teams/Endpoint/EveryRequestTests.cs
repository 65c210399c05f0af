using System.Text.Json.Nodes;
using CsCheck;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Teams.Endpoint;

/// <summary>Every kind of request that Teams sends, in any order, more than once, also after a restart: once in the log, and always the same answer.</summary>
public sealed class EveryRequestTests
{
    private static readonly string Chat = (string)Recorded.Message()["conversation"]!["id"]!;

    private static readonly JsonObject[] Requests =
    [
        Of(Recorded.Body("005-channel-to-bot-installationUpdate"), "installed"),
        Of(Recorded.Body("006-channel-to-bot-conversationUpdate"), "members"),
        TeamsRig.Says("Our clerks should file letters", "said-1"),
        TeamsRig.Says("they know the steps but forget some", "said-2"),
        TeamsRig.Says("status", "said-3"),
        With(TeamsRig.Says("why", "collected"), "deliveryMode", "expectReplies"),
        Of(Recorded.Execute("""{"coach":{"choice":"trouble","card":"1.0"}}"""), "pressed"),
        Of(Recorded.Execute("""{"coach":{"choice":"skip","card":"9.9"}}"""), "pressed-late"),
        With(Of(Recorded.Execute("""{"coach":{"choice":"skip","card":"8.8"}}"""), "pressed-collected"), "deliveryMode", "expectReplies"),
        Of(Recorded.Submit("""{"coach":{"choice":"why","card":"7.7"}}"""), "submitted"),
        Changed("messageUpdate", "editMessage"),
        Changed("messageDelete", "softDeleteMessage"),
        With(Of(Recorded.Body("288-channel-to-bot-messageReaction"), "reaction"), "channelId", "msteams"),
        Of(Recorded.Body("044-channel-to-bot-invoke-adaptiveCard_action"), "not-ours"),
        Extension("composeExtension/fetchTask", """{"messagePayload":{"body":{"content":"<p>late letters</p>"}}}""", "extension-opened"),
        Extension("composeExtension/submitAction", """{"data":{"coach":{"form":"about"},"about":"late letters"}}""", "extension-sent"),
        Of(Recorded.Body("file-declined"), "file-declined"),
    ];

    [Fact]
    public async Task Any_order_of_any_requests_gives_each_its_one_answer() => await Gen.Int[0, Requests.Length - 1].List[1, 60].SampleAsync(
        async order =>
        {
            await using var rig = new TeamsRig();
            var answers = new Dictionary<int, (int, string)>();
            foreach (var (number, step) in order.Select((number, step) => (number, step)))
            {
                var answer = await rig.PostAsync(Requests[number]);
                Assert.Equal(200, answer.Status);
                Assert.True(answers.TryAdd(number, answer) || answers[number] == answer, $"{Requests[number]["id"]}: {answers[number]} and then {answer}");
                if (step % 11 == 10)
                {
                    rig.Restart();
                }
            }

            var received = (await rig.LogAsync()).OfType<MessageReceived>().Select(message => message.Id).ToArray();
            Assert.Equal(received.Distinct(StringComparer.Ordinal), received);
        },
        iter: 30);

    [Fact]
    public async Task Each_twice_at_once_is_once_in_the_log()
    {
        await using var rig = new TeamsRig();
        var answers = await Task.WhenAll(Requests.Concat(Requests).Select(request => Task.Run(() => rig.PostAsync(request))));
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        var received = (await rig.LogAsync()).OfType<MessageReceived>().Select(message => message.Id).ToArray();
        Assert.Equal(received.Distinct(StringComparer.Ordinal), received);

        // "said-1" may be deleted before it comes: then it never does.
        Assert.Superset(new HashSet<string>(["said-2", "said-3", "collected"], StringComparer.Ordinal), received.ToHashSet(StringComparer.Ordinal));
    }

    private static JsonObject Of(JsonObject activity, string id)
    {
        if (TeamsRig.From(activity, id)["conversation"] is JsonObject here)
        {
            here["id"] = Chat;
        }

        return activity;
    }

    private static JsonObject With(JsonObject activity, string field, string value)
    {
        activity[field] = value;
        return activity;
    }

    private static JsonObject Changed(string type, string eventType)
    {
        var change = With(TeamsRig.Says("Our clerks should file every letter", "said-1"), "type", type);
        change["channelData"]!["eventType"] = eventType;
        return change;
    }

    private static JsonObject Extension(string name, string value, string id)
    {
        var invoke = With(Of(Recorded.Execute("{}"), id), "name", name);
        invoke["value"] = JsonNode.Parse(value);
        return invoke;
    }
}
