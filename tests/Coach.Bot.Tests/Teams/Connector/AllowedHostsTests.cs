using Coach.Teams.Connector;

namespace Coach.Bot.Tests.Teams.Connector;

public sealed class AllowedHostsTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://SMBA.trafficmanager.net/teams")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/gcc")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/gcch")]
    [InlineData("https://webchat.botframework.com/")]
    public void Microsofts_own_hosts_are_answered(string serviceUrl) => Assert.True(AllowedHosts.Microsoft.Accepts(new Uri(serviceUrl)));

    [Theory]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://user@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evil-smba.trafficmanager.net/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://botframework.com/")]
    [InlineData("https://webchat.botframework.com/?to=x")]
    [InlineData("https://webchat.botframework.com/#x")]
    [InlineData("https://169.254.169.254/")]
    [InlineData("http://localhost:56150/_connector")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("file:///tmp")]
    [InlineData("ftp://smba.trafficmanager.net/")]
    [InlineData("/relative")]
    public void Nobody_else_is(string serviceUrl) => Assert.False(AllowedHosts.Microsoft.Accepts(new Uri(serviceUrl, UriKind.RelativeOrAbsolute)));

    [Theory]
    [InlineData("http://localhost:56150/_connector", true)]
    [InlineData("http://127.0.0.1:56150/", true)]
    [InlineData("http://[::1]:56150/", true)]
    [InlineData("https://smba.trafficmanager.net/emea/", false)]
    [InlineData("http://localhost.evil.example/", false)]
    [InlineData("http://10.0.0.1/", false)]
    [InlineData("file://localhost/tmp", false)]
    public void Without_credentials_nothing_leaves_the_machine(string serviceUrl, bool accepted) => Assert.Equal(accepted, AllowedHosts.Local.Accepts(new Uri(serviceUrl)));

    [Fact]
    public void An_emulator_may_be_allowed_beside_Microsoft()
    {
        var hosts = AllowedHosts.Microsoft with { Loopback = true };

        Assert.True(hosts.Accepts(new Uri("http://localhost:56150")) && hosts.Accepts(new Uri("https://smba.trafficmanager.net")));
    }
}
