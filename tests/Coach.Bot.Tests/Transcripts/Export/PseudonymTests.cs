using System.Text.Json;
using System.Text.Json.Nodes;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Coach.Transcripts.Export;
using Coach.Transcripts.Export.Pseudonyms;

namespace Coach.Bot.Tests.Transcripts.Export;

/// <summary>F4: nobody can be found in an export that holds no names.</summary>
public class PseudonymTests
{
    private static readonly string[] Canaries =
    [
        "Robin Example", "robin", "Example, Robin", "29:robin-id-4711", "a:1chat-of-robin", "contoso-tenant-77", "canary@contoso.example", "+41 79 555 01 23", "(030) 5550199",
        "Priya Canary", "U0PRIYA77", "xoxb-canary-token-123456", "0f8fad5b-d9cb-469f-a165-70867728950e", "@canaryhandle",
    ];

    // What is in the places where such things stand, and no word by itself.
    private static readonly string[] Hidden = ["hiddenexample", "hidden-cv", "s3cret-pass", "canarysignature", "canaryhandle", "msg-id-canary-9", "priya", CaseNames.HashOf(SampleCases.Teams), "1763888400.000100"];

    [Fact]
    public async Task No_planted_canary_survives_in_any_file()
    {
        var text = string.Join(" ; ", Canaries.Select(canary => $"about {canary} and more"))
            + " <@U0PRIYA77|priya.c> <at>Robin Example</at> @canaryhandle https://anna:s3cret-pass@files.example/personal/robin_example/x?sig=canarysignature ROBIN said";
        var files = new Turn(DateTimeOffset.UnixEpoch, [new ConversationEvent.MessageReceived("m-f", SampleCases.Robin, new Said.Typed(""), Attachments: [new("RobinExample_HiddenExample.docx", "docx"), new("hidden-cv.pdf", "application/pdf", 7), new("Robin Example.png")])]);
        var zip = await ExportedZip.OfAsync(await ExportedZip.StoreAsync(
            (SampleCases.Teams, [.. SampleCases.Typing(SampleCases.Robin, text), SampleCases.Said(SampleCases.Robin, "msg-id-canary-9", "hello", DateTimeOffset.UnixEpoch), files]),
            (SampleCases.Slack, SampleCases.Typing(new("U0PRIYA77", "Priya Canary"), "hello Robin Example, from priya"))));

        Assert.All([.. Canaries, .. Hidden], canary => Assert.DoesNotContain(canary, zip.Everything, StringComparison.OrdinalIgnoreCase));
        Assert.True(zip.Result.Manifest.Pseudonymised);
    }

    [Fact]
    public async Task The_export_of_one_conversation_does_not_say_which()
    {
        var store = await ExportedZip.StoreAsync((SampleCases.Teams, SampleCases.Typing(SampleCases.Robin, "hello")));
        var zip = await ExportedZip.OfAsync(store, new(new() { Conversation = CaseNames.HashOf(SampleCases.Teams) }, ExportFormats.All, "tests"));
        Assert.Equal(1, zip.Result.Manifest.Counts.Cases);
        Assert.DoesNotContain(CaseNames.HashOf(SampleCases.Teams), zip.Everything, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_string_of_every_event_is_masked_unless_it_is_a_word_of_ours()
    {
        var planted = TranscriptLines.Read(Turns.First, Turns.Golden()).Turns.Select(Planted).ToArray();
        var masked = new Pseudonymizer(new(ExportedZip.Key), new()).Of(planted);

        Assert.Contains("Quentin", string.Concat(Turns.Lines(planted)), StringComparison.Ordinal);
        Assert.All(Turns.Lines(masked), line => Assert.DoesNotContain("quentin", line, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(planted.Select(turn => turn.Events.Length), masked.Select(turn => turn.Events.Length));
    }

    [Fact]
    public async Task A_person_has_one_alias_in_an_export_and_another_in_the_next()
    {
        var store = await ExportedZip.StoreAsync(
            (SampleCases.Teams, SampleCases.Typing(SampleCases.Robin, "I am Robin")),
            (SampleCases.Slack, SampleCases.Typing(new("U0PRIYA77", "Priya Canary"), "ask Robin Example")));
        var (one, next) = (await ExportedZip.OfAsync(store), await ExportedZip.OfAsync(store, key: [.. ExportedZip.Key.Reverse()]));
        var alias = new Aliases(ExportedZip.Key).Person(SampleCases.Robin.Id);

        Assert.Contains($"I am {alias}", one["transcript.jsonl"], StringComparison.Ordinal);
        Assert.Contains($"ask {alias}", one["transcript.jsonl"], StringComparison.Ordinal);
        Assert.Contains($"\"alias\":\"{alias}\"", one["transcript.jsonl"], StringComparison.Ordinal);
        Assert.DoesNotContain(alias, next.Everything, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("due 2027-03-01 12:30, or 01.03.2027, or 3/4/2027")]
    [InlineData("9 slipped through last month, 1.000.000 a year, 25 clerks")]
    [InlineData("between 10-12 and 14:00, room 12.3.4")]
    [InlineData("they forget steps 1-4; it's 50/50")]
    [InlineData("use https://example.com/help/page and example.com")]
    public void What_tells_of_nobody_stays(string text) => Assert.Equal(text, Masked(text));

    [Theory]
    [InlineData("call +41 79 555 01 23 now", "call phone-# now")]
    [InlineData("call 0171/5550199", "call phone-#")]
    [InlineData("call (030) 555-0199.", "call phone-#.")]
    [InlineData("call 555-123-4567", "call phone-#")]
    [InlineData("mail to a.b+c@exa-mple.co.uk!", "mail to email-#!")]
    [InlineData("see https://u:p@h.example/p?token=1#x", "see https://h.example/p?removed")]
    [InlineData("<@U12345|anna> in <#C9|x> of <!subteam^S1|@team>", "person-# in conversation-# of group-#")]
    [InlineData("<at>Somebody</at> and @some.body", "person-# and person-#")]
    [InlineData("Bearer abcdefghijkl", "removed")]
    [InlineData("JO\u200BHN doe-smith", "person-#")]
    [InlineData("Doe-Smith, John said", "person-# said")]
    public void What_tells_of_somebody_goes(string text, string expected) =>
        Assert.Equal(expected, System.Text.RegularExpressions.Regex.Replace(Masked(text), "(?<=(person|phone|email|conversation|group)-)[a-z2-9]{12}", "#", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)));

    private static string Masked(string text)
    {
        var everybody = new People();
        everybody.Add("u1", "John Doe-Smith");
        return new TextMask(new(ExportedZip.Key), everybody).Of(text, new());
    }

    // A name into every string that is not a word of the vocabulary: whatever can't be read back with it was one.
    private static Turn Planted(Turn turn)
    {
        var node = JsonSerializer.SerializeToNode(turn, TurnJson.Turn)!;
        foreach (var value in Strings(node).Where(IsSomebodys).ToArray())
        {
            var before = value.GetValue<string>();
            var holder = value.Parent!;
            var key = holder is JsonArray list ? (object)list.IndexOf(value) : value.GetPropertyName();
            Put(holder, key, before + " Quentin");
            if (!IsTurn(node))
            {
                Put(holder, key, before);
            }
        }

        return WithPerson(node.Deserialize(TurnJson.Turn)!);
    }

    // Names and versions that this product gave.
    private static bool IsSomebodys(JsonValue value)
    {
        var path = value.GetPath();
        return !path.EndsWith(".cue", StringComparison.Ordinal) && !path.EndsWith(".card", StringComparison.Ordinal) && !path.EndsWith(".locale", StringComparison.Ordinal)
            && !path.EndsWith(".timeZone", StringComparison.Ordinal) && !path.EndsWith(".channel", StringComparison.Ordinal) && !path.EndsWith(".rulesVersion", StringComparison.Ordinal)
            && !path.Contains(".rules[", StringComparison.Ordinal) && !path.Contains(".plan[", StringComparison.Ordinal)
            && !(path.EndsWith(".id", StringComparison.Ordinal) && (path.Contains(".reply.", StringComparison.Ordinal)));
    }

    private static Turn WithPerson(Turn turn) =>
        turn with { Events = turn.Events.Insert(0, new ConversationEvent.MessageDeleted("d", "m", new("u-quentin", "Quentin"))) };

    private static void Put(JsonNode holder, object key, string value)
    {
        if (holder is JsonArray list)
        {
            list[(int)key] = value;
        }
        else
        {
            holder[(string)key] = value;
        }
    }

    private static bool IsTurn(JsonNode node)
    {
        try
        {
            return node.Deserialize(TurnJson.Turn) is not null;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return false;
        }
    }

    private static IEnumerable<JsonValue> Strings(JsonNode node) => node switch
    {
        JsonObject fields => fields.Where(field => field.Value is not null).SelectMany(field => Strings(field.Value!)),
        JsonArray items => items.Where(item => item is not null).SelectMany(item => Strings(item!)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value],
        _ => [],
    };
}
