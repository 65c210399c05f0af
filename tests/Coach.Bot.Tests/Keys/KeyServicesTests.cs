using Coach.Bot.Keys;
using Coach.Bot.Settings;
using Coach.Transcripts.Records;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Coach.Bot.Tests.Keys;

public class KeyServicesTests
{
    private readonly MemoryRecords records = new();

    [Theory]
    [InlineData("SignIn:Authority=https://login.example/v2.0", "SignIn:ClientId=coach")]
    [InlineData("Slack:SigningSecret=0123456789abcdef", "Slack:ClientId=1.2", "Slack:ClientSecret=secret", "Slack:RedirectUrl=https://coach.example/slack/oauth")]
    public void What_one_replica_encrypts_another_one_reads(params string[] settings)
    {
        var cookie = Replica(settings).Protect("a facilitator");
        Assert.Equal("a facilitator", Replica(settings).Unprotect(cookie));
    }

    private IDataProtector Replica(string[] settings)
    {
        var given = settings.Select(setting => setting.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1], StringComparer.Ordinal);
        var services = new ServiceCollection().AddSingleton<IRecords>(records);
        services.AddKeys(CoachSettings.TryRead(new ConfigurationBuilder().AddInMemoryCollection(given).Build(), TextWriter.Null)!);
        return services.BuildServiceProvider().GetDataProtector("cookies");
    }
}
