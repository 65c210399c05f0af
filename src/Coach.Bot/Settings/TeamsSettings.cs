using System.Collections.Immutable;
using Coach.Teams.Connector;

namespace Coach.Bot.Settings;

/// <summary>The bot's registration, by the names that Azure Bot users know, and Teams:*.</summary>
public sealed record TeamsSettings
{
    /// <summary>Null without MicrosoftAppId: then the coach answers this machine only.</summary>
    public BotSettings? Bot { get; init; }

    /// <summary>Teams:AllowedHosts, where replies and the bot's token may go; Teams:AllowEmulator adds this machine.</summary>
    public AllowedHosts Hosts { get; init; } = AllowedHosts.Local;

    /// <summary>Teams:SendLimits, on or off: whether sends are kept within the limits of Teams. They never count for this machine.</summary>
    public bool KeepsLimits { get; init; } = true;

    public static TeamsSettings Read(IConfiguration configuration, Faults faults)
    {
        var bot = BotSettings.Read(configuration, faults);
        return new()
        {
            Bot = bot,
            Hosts = bot is null ? AllowedHosts.Local : new(HostsIn(configuration), bot.Emulator is not null),
            KeepsLimits = IsOn(configuration, "Teams:SendLimits", usual: true, faults),
        };
    }

    /// <summary>A switch, written on or off (or true or false).</summary>
    internal static bool IsOn(IConfiguration configuration, string key, bool usual, Faults faults)
    {
        switch (configuration[key]?.ToUpperInvariant())
        {
            case null or "":
                return usual;
            case "ON" or "TRUE":
                return true;
            case "OFF" or "FALSE":
                return false;
            default:
                faults.Add(key, $"is \"{configuration[key]}\"", "say on or off");
                return usual;
        }
    }

    private static ImmutableArray<string> HostsIn(IConfiguration configuration)
    {
        var section = configuration.GetSection("Teams:AllowedHosts");
        var named = section.Value is { Length: > 0 } line ? line.Split([',', ';', ' ']) : section.GetChildren().Select(child => child.Value).OfType<string>();
        return named.Select(name => name.Trim()).Where(name => name.Length > 0).ToImmutableArray() is { Length: > 0 } own ? own : AllowedHosts.Microsoft.Names;
    }
}
