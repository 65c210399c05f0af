using System.Net;
using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Wire;
using Coach.Bot.Tests.Slack;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>Requests that are signed and senseless: never a fault of ours.</summary>
public sealed class SlackFuzzTests(SlackHost shared, ITestOutputHelper output)
{
    private const int Requests = 100_000;
    private const int AtOnce = 16;
    private const int Deliveries = 3;
    private static readonly string[] Ways = ["events", "interactions", "commands"];
    private static readonly string[] Recordings = [.. Recorded.Names()];
    private static readonly JsonNode?[] Oddities = [null, "", "x", "\0", "<@U0COACH>", "𝕏\u202E", new string('A', 5000), 0, -1, 1e308, true, new JsonArray(), new JsonArray(null, 1, "a"), new JsonObject(), new JsonObject { ["ts"] = null }];

    [Fact]
    public async Task A_hundred_thousand_mutated_signed_requests_are_answered_without_a_fault()
    {
        var statuses = new int[600];
        var again = 0;
        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            var chance = new Random(number);
            var (body, isForm) = Mutated(chance);
            var (answer, deliveries) = await TakenAsync("/slack/" + Ways[chance.Next(Ways.Length)], body, isForm);
            Interlocked.Add(ref again, deliveries - 1);
            Interlocked.Increment(ref statuses[(int)answer.Status]);
            Assert.True((int)answer.Status < 500, $"Request {number} was answered {(int)answer.Status}.");
        });
        output.WriteLine(string.Join(", ", statuses.Select((count, status) => (count, status)).Where(one => one.count > 0).Select(one => $"{one.status}: {one.count}")) + $"; delivered again: {again}");
    }

    /// <summary>A machine that is too busy says so, in time, and takes it later: as an event comes again.</summary>
    private async Task<(Answer Answer, int Deliveries)> TakenAsync(string path, string body, bool isForm)
    {
        for (var delivery = 1; ; delivery++)
        {
            var answer = await shared.Delivery.PostAsync(path, body, isForm);
            if (answer.Status != HttpStatusCode.ServiceUnavailable || delivery > Deliveries)
            {
                return (answer, delivery);
            }
        }
    }

    /// <summary>A recorded request with one to four things changed: a value, a name, or a piece of the bytes.</summary>
    private static (string Body, bool IsForm) Mutated(Random chance)
    {
        var body = Recorded.Body(Recordings[chance.Next(Recordings.Length)]);
        var isForm = Recorded.IsForm(body);
        for (var changes = chance.Next(1, 5); changes > 0; changes--)
        {
            Change(body, chance);
        }

        var wire = Recorded.Wire(body);
        return chance.Next(4) == 0 ? (Torn(wire, chance), chance.Next(8) == 0 ? !isForm : isForm) : (wire, isForm);
    }

    private static void Change(JsonObject body, Random chance)
    {
        var at = body;
        while (chance.Next(3) > 0 && at.Select(field => field.Value).OfType<JsonObject>().ToList() is { Count: > 0 } inner)
        {
            at = inner[chance.Next(inner.Count)];
        }

        if (at.Count > 0)
        {
            var name = at.ElementAt(chance.Next(at.Count)).Key;
            at[name] = Oddities[chance.Next(Oddities.Length)]?.DeepClone();
        }
    }

    private static string Torn(string wire, Random chance)
    {
        var (at, length) = (chance.Next(wire.Length), chance.Next(10));
        var piece = string.Concat(Enumerable.Range(0, chance.Next(10)).Select(_ => (char)chance.Next(1, 0xD800)));
        return wire[..at] + piece + wire[Math.Min(at + length, wire.Length)..];
    }
}
