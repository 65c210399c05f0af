using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Coach.Bot.Tests.Teams.Endpoint;

/// <summary>Whatever a proved request contains, it is never a fault of ours. More requests: set FUZZ_REQUESTS.</summary>
public sealed class RequestFuzzTests
{
    private static readonly int Requests = int.Parse(Environment.GetEnvironmentVariable("FUZZ_REQUESTS") ?? "3000", CultureInfo.InvariantCulture);

    private static readonly string[] Seeds =
    [
        "005-channel-to-bot-installationUpdate", "006-channel-to-bot-conversationUpdate", "009-channel-to-bot-message", "013-channel-to-bot-message", "030-channel-to-bot-installationUpdate",
        "044-channel-to-bot-invoke-adaptiveCard_action", "file-accepted", "file-declined", "Recorded/button-pressed", "Recorded/form-sent", "050-channel-to-bot-message", "074-channel-to-bot-message", "288-channel-to-bot-messageReaction",
    ];

    private static readonly string[] Odd =
    [
        "null", "true", "0", "-1", "1e999", "123456789012345678901234567890", "\"\"", "[]", "{}", "[null]", "[[[[[[[[]]]]]]]]", "{\"id\":{\"id\":{}}}", "\"\\u0000\"", "\"half a pair: @\"",
        "\"\\u202e\\u2066abc\"", "\"\\ufeff\"", "\"<at>x</at>\"", "\"../../etc\"", "\"9999-99-99T99:99:99Z\"", "\"msteams\"", "\"message\"", "\"invoke\"", "\"messageUpdate\"", "\"messageDelete\"", "\"conversationUpdate\"",
        "\"installationUpdate\"", "\"expectReplies\"", "\"adaptiveCard/action\"", "\"composeExtension/fetchTask\"", "\"composeExtension/submitAction\"", "\"fileConsent/invoke\"", "\"task/fetch\"", "\"remove\"",
    ];

    [Fact]
    public async Task No_request_is_a_fault_because_of_what_it_contains()
    {
        await using var rig = new TeamsRig();
        var (random, token) = (new Random(20261123), rig.Token);
        for (var number = 0; number < Requests; number++)
        {
            var body = Body(random, number);
            var (status, _) = await rig.PostAsync(body, token);
            Assert.True(status < 500, $"{status} for {Encoding.UTF8.GetString(body)}");
        }
    }

    private static byte[] Body(Random random, int number)
    {
        var activity = TeamsRig.From(Recorded.Body(Seeds[random.Next(Seeds.Length)]), $"fuzz-{number}");
        if (activity["conversation"] is JsonObject conversation)
        {
            conversation["id"] = $"fuzz-{number / 20}";
        }

        var text = Enumerable.Range(0, random.Next(1, 5)).Aggregate((JsonNode)activity, (node, _) => Mutated(node, random)).ToJsonString().Replace("half a pair: @", random.Next(2) == 0 ? "\\ud800" : "\\udfff x", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(text);
        if (random.Next(10) == 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(20) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    private static JsonNode Mutated(JsonNode root, Random random)
    {
        var holders = Objects(root).Where(holder => holder.Count > 0).ToArray();
        var holder = holders[random.Next(holders.Length)];
        var field = holder.ElementAt(random.Next(holder.Count)).Key;
        switch (random.Next(6))
        {
            case 0:
                holder.Remove(field);
                break;
            case 1:
                holder[field] = new string((char)random.Next(32, 0xD7FF), random.Next(1, 20_000));
                break;
            case 2:
                holder[field + "x"] = holder[field]?.DeepClone();
                break;
            case 3:
                holder[field] = new JsonArray(holder[field]?.DeepClone(), JsonNode.Parse(Odd[random.Next(Odd.Length)]));
                break;
            case 4:
                holder[field] = new JsonObject { [field] = holder[field]?.DeepClone() };
                break;
            default:
                holder[field] = JsonNode.Parse(Odd[random.Next(Odd.Length)]);
                break;
        }

        return root.AsObject().Count == 0 ? new JsonObject { ["type"] = "message" } : root;
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(field => Objects(field.Value)).Prepend(one),
        JsonArray many => many.SelectMany(Objects),
        _ => [],
    };
}
