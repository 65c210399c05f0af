using System.Text;
using Coach.Teams;
using CsCheck;

namespace Coach.Bot.Tests.Teams;

public sealed class InvalidActivityTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"message"} trailing""")]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    public void A_body_that_is_no_activity_is_invalid(string body) => Assert.IsType<Inbound.Invalid>(Recorded.Read(body));

    [Fact]
    public void Text_that_is_no_UTF_8_is_invalid() => Assert.IsType<Inbound.Invalid>(TeamsInbox.Read([.. "{\"type\":\""u8, 0xC3, 0x28, .. "\"}"u8], Recorded.Now));

    [Fact]
    public void Deep_JSON_is_invalid() =>
        Assert.IsType<Inbound.Invalid>(Recorded.Read($$"""{"type":"message","value":{{new string('[', 50_000)}}{{new string(']', 50_000)}}}"""));

    [Theory]
    [InlineData("id", null)]
    [InlineData("id", "\"\"")]
    [InlineData("channelId", null)]
    [InlineData("conversation", null)]
    [InlineData("conversation", "{}")]
    [InlineData("from", null)]
    [InlineData("from", """{"name":"Alex Wilber"}""")]
    [InlineData("serviceUrl", null)]
    [InlineData("serviceUrl", "\"not an address\"")]
    [InlineData("serviceUrl", "\"file:///tmp\"")]
    [InlineData("channelData", """{"tenant":{"id":"another tenant"}}""")]
    public void What_an_answer_needs_must_be_there(string field, string? json)
    {
        var messages = new[] { Recorded.Message(), Recorded.Body("005-channel-to-bot-installationUpdate"), Recorded.Execute("""{"coach":{"choice":"skip"}}""") };

        Assert.All(messages, message => Assert.IsType<Inbound.Invalid>(Recorded.Read(Recorded.With(message, field, json))));
    }

    [Theory]
    [InlineData(null, "00000000-0000-0000-0000-0000000000001")]
    [InlineData("\"odd\"", "00000000-0000-0000-0000-0000000000001")]
    [InlineData("""{"tenant":null}""", "00000000-0000-0000-0000-0000000000001")]
    public void The_tenant_may_stand_in_the_conversation_alone(string? channelData, string tenant) =>
        Assert.Equal(tenant, Assert.IsType<Inbound.Message>(Recorded.Read(Recorded.With(Recorded.Message(), "channelData", channelData))).Said.Conversation.Tenant);

    [Fact]
    public void No_recorded_message_with_a_piece_cut_out_or_changed_ever_throws()
    {
        var recorded = Encoding.UTF8.GetBytes(Recorded.Body("050-channel-to-bot-message").ToJsonString());
        var damaged = Gen.Select(Gen.Int[0, recorded.Length - 1], Gen.Int[0, 40], Gen.Byte.Array[0, 6], (start, length, put) =>
            (byte[])[.. recorded[..start], .. put, .. recorded[Math.Min(recorded.Length, start + length)..]]);

        damaged.Sample(body => TeamsInbox.Read(body, Recorded.Now) is not null, iter: 20_000);
    }

    [Fact]
    public void No_JSON_ever_throws() => Activities.Sample(body => Recorded.Read(body) is not null, iter: 20_000);

    private static Gen<string> Value => Gen.OneOf(
        Words("null", "true", "7", "1e999", "\"\"", "\"message\"", "\"\\ud800\"", "[]", "[null]", "{}", "\"2026-11-23T01:58:32+14:00\"", "\"http://localhost\""),
        Words("id", "name", "tenant", "mentioned", "coach", "choice", "form", "action", "data", "timezone", "text", "type").Select(
            Words("7", "\"x\"", "null", "{\"id\":\"x\"}", "{\"choice\":\"x\"}", "{\"data\":{\"coach\":{\"form\":\"f\"},\"\\ud800\":1}}"),
            (name, value) => $$"""{"{{name}}":{{value}}}"""));

    private static Gen<string> Activities => Gen.Select(
        Words("message", "invoke", "conversationUpdate", "installationUpdate"),
        Gen.Select(
            Words("id", "from", "recipient", "conversation", "channelData", "channelId", "value", "text", "entities", "name", "serviceUrl", "membersAdded", "localTimestamp", "localTimezone", "odd"),
            Gen.OneOf(Value, Value.Select(value => $"[{value}]")),
            (name, value) => $"\"{name}\":{value}").List[0, 12],
        (type, fields) => $$"""{"type":"{{type}}"{{string.Concat(fields.Select(one => "," + one))}}}""");

    private static Gen<string> Words(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);
}
