using Coach.Bot.Settings;
using Microsoft.Extensions.Configuration;

namespace Coach.Bot.Tests.Settings;

public sealed class SlackSettingsTests
{
    [Fact]
    public void Nothing_set_is_no_slack()
    {
        var (settings, faults) = Read();

        Assert.Null(settings);
        Assert.Empty(faults.Found);
    }

    [Fact]
    public void A_secret_and_a_token_are_one_workspace()
    {
        var (settings, faults) = Read(("SigningSecret", "s"), ("BotToken", "xoxb-1"));

        Assert.Empty(faults.Found);
        Assert.Equal(("s", "xoxb-1", "https://slack.com/api/", true), (settings!.SigningSecret, settings.BotToken, settings.Hosts.Api.AbsoluteUri, settings.HasSendLimits));
    }

    [Theory]
    [InlineData("Slack:SigningSecret is missing", "BotToken", "xoxb-secret")]
    [InlineData("Slack:BotToken is missing", "SigningSecret", "s-secret")]
    [InlineData("Slack:ClientSecret is missing", "SigningSecret", "s-secret", "ClientId", "1.2")]
    [InlineData("Slack:BotToken is set beside Slack:ClientId", "SigningSecret", "s-secret", "BotToken", "xoxb-secret", "ClientId", "1.2", "ClientSecret", "c-secret")]
    [InlineData("Slack:ApiUrl is \"http://slack.com/api\"", "SigningSecret", "s-secret", "BotToken", "xoxb-secret", "ApiUrl", "http://slack.com/api")]
    [InlineData("Slack:SendLimits is \"some\"", "SigningSecret", "s-secret", "BotToken", "xoxb-secret", "SendLimits", "some")]
    public void What_makes_no_sense_is_named_and_no_secret_is(string fault, params string[] pairs)
    {
        var (settings, faults) = Read([.. pairs.Chunk(2).Select(pair => (pair[0], pair[1]))]);

        Assert.StartsWith(fault, Assert.Single(faults.Found), StringComparison.Ordinal);
        Assert.DoesNotContain("-secret", faults.Found[0] + settings, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/api", null, false)]
    [InlineData("http://127.0.0.1:5000/api/", "true", true)]
    [InlineData("https://slack-gov.com/api", null, true)]
    [InlineData("https://slack-gov.com/api", "false", false)]
    public void Limits_are_kept_unless_slack_is_this_machine(string api, string? limits, bool kept) =>
        Assert.Equal(kept, Read(("SigningSecret", "s"), ("BotToken", "t"), ("ApiUrl", api), ("SendLimits", limits)).Settings!.HasSendLimits);

    private static (SlackSettings? Settings, Faults Faults) Read(params (string Key, string? Value)[] set)
    {
        var faults = new Faults();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(set.Select(one => KeyValuePair.Create("Slack:" + one.Key, one.Value))).Build();
        return (SlackSettings.Read(configuration, faults), faults);
    }
}
