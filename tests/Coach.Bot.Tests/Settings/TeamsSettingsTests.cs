using Coach.Bot.Settings;
using Coach.Teams.Connector;
using Coach.Teams.Credentials;
using Microsoft.Extensions.Configuration;

namespace Coach.Bot.Tests.Settings;

/// <summary>The standard settings of a bot, and which of them stop the start.</summary>
public sealed class TeamsSettingsTests
{
    private static readonly (string, string)[] Multi = [("MicrosoftAppId", "app-1"), ("MicrosoftAppPassword", "secret")];

    [Fact]
    public void Without_an_id_only_this_machine_is_answered()
    {
        var settings = Read();
        Assert.Null(settings.Bot);
        Assert.Equal(AllowedHosts.Local, settings.Hosts);
    }

    [Fact]
    public void An_id_and_a_password_make_a_bot_for_many_tenants()
    {
        var bot = Read(Multi).Bot!;
        Assert.Equal(("app-1", "botframework.com", "https://login.microsoftonline.com/", "https://api.botframework.com/.default"), Account(bot));
        Assert.Equal(new BotSecret.Password("secret"), bot.Account.Secret);
        Assert.Equal(("https://api.botframework.com", "https://login.botframework.com/v1/.well-known/openidconfiguration"), (bot.Issuer, bot.Metadata.AbsoluteUri));
        Assert.Null(bot.Emulator);
    }

    [Fact]
    public void A_bot_of_one_tenant_signs_in_there() =>
        Assert.Equal("tenant-1", Read([.. Multi, ("MicrosoftAppType", "SingleTenant"), ("MicrosoftAppTenantId", "tenant-1")]).Bot!.Account.Tenant);

    [Fact]
    public void A_managed_identity_needs_no_password() =>
        Assert.Equal(new BotSecret.ManagedIdentity(), Read(("MicrosoftAppId", "app-1"), ("MicrosoftAppType", "UserAssignedMSI"), ("MicrosoftAppTenantId", "tenant-1")).Bot!.Account.Secret);

    [Fact]
    public void A_certificate_or_a_workload_identity_stand_in_for_a_password()
    {
        Assert.Equal(new BotSecret.Certificate("bot.pem", null), Read(("MicrosoftAppId", "app-1"), ("Teams:CertificatePath", "bot.pem")).Bot!.Account.Secret);
        Assert.Equal(new BotSecret.Workload("token"), Read(("MicrosoftAppId", "app-1"), ("AZURE_FEDERATED_TOKEN_FILE", "token")).Bot!.Account.Secret);
    }

    [Fact]
    public void The_government_cloud_has_its_own_issuer_keys_login_and_scope()
    {
        var bot = Read([.. Multi, ("ChannelService", "https://botframework.azure.us")]).Bot!;
        Assert.Equal(("app-1", "MicrosoftServices.onmicrosoft.us", "https://login.microsoftonline.us/", "https://api.botframework.us/.default"), Account(bot));
        Assert.Equal(("https://api.botframework.us", "https://login.botframework.azure.us/v1/.well-known/openidconfiguration"), (bot.Issuer, bot.Metadata.AbsoluteUri));
    }

    [Fact]
    public void Addresses_can_be_set_one_by_one()
    {
        var bot = Read([.. Multi, ("ToBotFromChannelOpenIdMetadataUrl", "http://127.0.0.1:5055/meta"), ("ToBotFromChannelTokenIssuer", "me"), ("ToChannelFromBotLoginUrl", "https://login.example.com/tenant-2"), ("ToChannelFromBotOAuthScope", "https://api.example.com")]).Bot!;
        Assert.Equal(("me", "http://127.0.0.1:5055/meta"), (bot.Issuer, bot.Metadata.AbsoluteUri));
        Assert.Equal(("app-1", "tenant-2", "https://login.example.com/", "https://api.example.com/.default"), Account(bot));
    }

    [Fact]
    public void Local_tools_are_let_in_only_when_that_is_switched_on()
    {
        var settings = Read([.. Multi, ("Teams:AllowEmulator", "on"), ("MicrosoftAppTenantId", "tenant-1")]);
        Assert.Contains("https://login.microsoftonline.com/tenant-1/v2.0", settings.Bot!.Emulator!.Issuers);
        Assert.True(settings.Hosts.Loopback);
        Assert.False(Read(Multi).Hosts.Loopback);
    }

    [Fact]
    public void Allowed_hosts_are_a_list_or_a_line()
    {
        Assert.Equal(AllowedHosts.Microsoft.Names, Read(Multi).Hosts.Names);
        Assert.Equal(["a.example.com", "*.example.org"], Read([.. Multi, ("Teams:AllowedHosts", "a.example.com, *.example.org")]).Hosts.Names);
        Assert.Equal(["a.example.com"], Read([.. Multi, ("Teams:AllowedHosts:0", "a.example.com")]).Hosts.Names);
    }

    [Theory]
    [InlineData("MicrosoftAppId", "MicrosoftAppPassword", "secret")]
    [InlineData("MicrosoftAppPassword", "MicrosoftAppId", "app-1")]
    [InlineData("MicrosoftAppPassword", "MicrosoftAppId", "app-1", "MicrosoftAppPassword", "secret", "Teams:CertificatePath", "bot.pem")]
    [InlineData("MicrosoftAppPassword", "MicrosoftAppId", "app-1", "MicrosoftAppType", "UserAssignedMSI", "MicrosoftAppTenantId", "t", "MicrosoftAppPassword", "secret")]
    [InlineData("MicrosoftAppTenantId", "MicrosoftAppId", "app-1", "MicrosoftAppPassword", "secret", "MicrosoftAppType", "SingleTenant")]
    [InlineData("MicrosoftAppType", "MicrosoftAppId", "app-1", "MicrosoftAppPassword", "secret", "MicrosoftAppType", "Both")]
    [InlineData("ChannelService", "MicrosoftAppId", "app-1", "MicrosoftAppPassword", "secret", "ChannelService", "https://example.com")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "MicrosoftAppId", "app-1", "MicrosoftAppPassword", "secret", "ToBotFromChannelOpenIdMetadataUrl", "http://login.example.com/")]
    [InlineData("Teams:SendLimits", "Teams:SendLimits", "perhaps")]
    public void What_makes_no_sense_stops_the_start_and_is_named(string key, params string[] pairs)
    {
        var faults = new Faults();
        TeamsSettings.Read(Configured([.. pairs.Chunk(2).Select(pair => (pair[0], pair[1]))]), faults);
        Assert.StartsWith(key + " is ", Assert.Single(faults.Found), StringComparison.Ordinal);
    }

    private static (string, string, string, string) Account(BotSettings bot) => (bot.Account.AppId, bot.Account.Tenant, bot.Account.Login.AbsoluteUri, bot.Account.Scope);

    private static TeamsSettings Read(params (string Key, string Value)[] settings)
    {
        var faults = new Faults();
        var read = TeamsSettings.Read(Configured(settings), faults);
        Assert.Empty(faults.Found);
        return read;
    }

    private static IConfiguration Configured((string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build();
}
