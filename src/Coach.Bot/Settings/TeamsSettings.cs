namespace Coach.Bot.Settings;

/// <summary>The bot's registration, by the names that Azure Bot users know.</summary>
public sealed record TeamsSettings
{
    /// <summary>What this version cannot do yet is refused at start, not ignored.</summary>
    public static TeamsSettings Read(IConfiguration configuration, Faults faults)
    {
        if (configuration["MicrosoftAppId"] is { Length: > 0 })
        {
            faults.Add("MicrosoftAppId", "is set", "this version cannot prove requests from Teams yet; leave it empty and use the Agents Playground on this machine");
        }

        return new();
    }
}
