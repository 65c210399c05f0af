using System.Globalization;
using System.Text;
using Coach.Slack;
using CsCheck;

namespace Coach.Bot.Tests.Slack;

/// <summary>L12: what isn't signed by Slack, now, is nothing.</summary>
public sealed class SlackSignatureTests
{
    private const string Body =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    private const string Signed = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private const string Timestamp = "1531420618";
    private static readonly SlackSignature Signature = new("8f742231b10e8888abcd99yyyzzz85a5");
    private static readonly DateTimeOffset Then = DateTimeOffset.FromUnixTimeSeconds(1531420618);

    [Fact]
    public void The_vector_of_slacks_documentation_is_proved() => Assert.Null(Fault([Timestamp], [Signed], Body, Then));

    [Fact]
    public void It_signs_as_slack_does() => Assert.Equal(Signed, Signature.Sign(Timestamp, Encoding.UTF8.GetBytes(Body)));

    [Theory]
    [InlineData(300, null)]
    [InlineData(-300, null)]
    [InlineData(301, SignatureFault.NotNow)]
    [InlineData(-301, SignatureFault.NotNow)]
    public void A_request_is_good_for_five_minutes_both_ways(int seconds, SignatureFault? fault) => Assert.Equal(fault, Fault([Timestamp], [Signed], Body, Then.AddSeconds(seconds)));

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("-1531420618")]
    [InlineData("+1531420618")]
    [InlineData(" 1531420618")]
    [InlineData("1531420618.0")]
    [InlineData("1531420618,1531420618")]
    [InlineData("99999999999999999999")]
    public void A_time_that_is_no_whole_number_proves_nothing(string timestamp) => Assert.Equal(SignatureFault.NoTimestamp, Fault([timestamp], [Signed], Body, Then));

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("0")]
    public void A_time_beyond_all_dates_is_merely_not_now(string timestamp) => Assert.Equal(SignatureFault.NotNow, Fault([timestamp], [Signed], Body, Then));

    [Fact]
    public void Headers_that_are_missing_or_doubled_prove_nothing() => Assert.Multiple(
        () => Assert.Equal(SignatureFault.Missing, Fault([], [Signed], Body, Then)),
        () => Assert.Equal(SignatureFault.Missing, Fault([Timestamp], [], Body, Then)),
        () => Assert.Equal(SignatureFault.Missing, Fault([null], [null], Body, Then)),
        () => Assert.Equal(SignatureFault.Repeated, Fault([Timestamp, Timestamp], [Signed], Body, Then)),
        () => Assert.Equal(SignatureFault.Repeated, Fault([Timestamp], [Signed, Signed], Body, Then)));

    [Theory]
    [InlineData("")]
    [InlineData("v0=")]
    [InlineData("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b5033")]
    [InlineData("v0=g2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    public void A_signature_of_another_kind_proves_nothing(string signature) => Assert.Equal(SignatureFault.Wrong, Fault([Timestamp], [signature], Body, Then));

    [Fact]
    public void One_changed_byte_is_noticed_wherever_it_is() => Gen.Select(Gen.Int[0, Body.Length - 1], Gen.Char['!', '~']).Where(change => Body[change.Item1] != change.Item2).Sample(
        change => Fault([Timestamp], [Signed], Body[..change.Item1] + change.Item2 + Body[(change.Item1 + 1)..], Then) == SignatureFault.Wrong);

    [Fact]
    public void What_is_signed_is_proved() => Gen.Select(Gen.Byte.Array, Gen.Long[0, 4_000_000_000]).Sample((body, seconds) =>
    {
        var timestamp = seconds.ToString(CultureInfo.InvariantCulture);
        return Signature.FaultIn([timestamp], [Signature.Sign(timestamp, body)], body, DateTimeOffset.FromUnixTimeSeconds(seconds)) is null;
    });

    [Fact]
    public void An_empty_secret_is_refused() => Assert.Throws<ArgumentException>(() => new SlackSignature(""));

    private static SignatureFault? Fault(string?[] timestamps, string?[] signatures, string body, DateTimeOffset now) =>
        Signature.FaultIn(timestamps, signatures, Encoding.UTF8.GetBytes(body), now);
}
