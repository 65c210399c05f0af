namespace Coach.Bot.Settings;

/// <summary>Limits:*, how much may come in a minute. Without credentials there are none: everything comes from this machine.</summary>
/// <param name="PerConversation">Messages; 0 for no limit.</param>
/// <param name="PerPerson">Messages, over all conversations; 0 for no limit.</param>
/// <param name="PerAddress">Requests of one network address; 0 for no limit.</param>
public sealed record LimitsSettings(int PerConversation, int PerPerson, int PerAddress)
{
    private const int Most = 1_000_000;

    public static LimitsSettings Off { get; } = new(0, 0, 0);

    private static LimitsSettings Usual { get; } = new(60, 120, 6000);

    public static LimitsSettings Read(IConfiguration configuration, Faults faults)
    {
        var isProved = configuration["MicrosoftAppId"] is { Length: > 0 } || configuration.GetSection("Slack")["SigningSecret"] is { Length: > 0 };
        var usual = isProved ? Usual : Off;
        return new(
            faults.Whole(configuration, "Limits:PerConversation", usual.PerConversation, (0, Most, "messages a minute")),
            faults.Whole(configuration, "Limits:PerPerson", usual.PerPerson, (0, Most, "messages a minute")),
            faults.Whole(configuration, "Limits:PerAddress", usual.PerAddress, (0, Most, "requests a minute")));
    }
}
