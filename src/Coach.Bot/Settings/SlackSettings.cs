using Coach.Slack.Api;

namespace Coach.Bot.Settings;

/// <summary>Slack:*. Without any of it the channel isn't there at all.</summary>
public sealed record SlackSettings
{
    /// <summary>Slack:SigningSecret, which proves that a request comes from Slack.</summary>
    public required string SigningSecret { get; init; }

    /// <summary>Slack:BotToken of the one workspace; null where workspaces install the app themselves.</summary>
    public string? BotToken { get; init; }

    /// <summary>Slack:ClientId, Slack:ClientSecret and Slack:RedirectUrl, for installations; null where there is a token.</summary>
    public AppCredentials? App { get; init; }

    /// <summary>Slack:ApiUrl.</summary>
    public required SlackHosts Hosts { get; init; }

    /// <summary>Slack:SendLimits: whether to keep to Slack's one message a second a channel; off towards this machine itself.</summary>
    public required bool HasSendLimits { get; init; }

    public override string ToString() => Hosts.Api.Host; // never a secret

    /// <summary>Null when nothing of it is set.</summary>
    public static SlackSettings? Read(IConfiguration configuration, Faults faults)
    {
        var (secret, token) = (Set(configuration, "Slack:SigningSecret"), Set(configuration, "Slack:BotToken"));
        var (id, password) = (Set(configuration, "Slack:ClientId"), Set(configuration, "Slack:ClientSecret"));
        if (secret is null && token is null && id is null && password is null)
        {
            return null;
        }

        Check(secret, token, (id, password), faults);
        var hosts = HostsOf(configuration, faults);
        return new()
        {
            SigningSecret = secret ?? "",
            BotToken = token,
            App = id is not null && password is not null ? new(id, password, Set(configuration, "Slack:RedirectUrl")) : null,
            Hosts = hosts,
            HasSendLimits = Limits(configuration, hosts, faults),
        };
    }

    private static void Check(string? secret, string? token, (string? Id, string? Password) app, Faults faults)
    {
        if (secret is null)
        {
            faults.Add("Slack:SigningSecret", "is missing", "copy it from the app's page at api.slack.com/apps, because without it anybody could speak as Slack");
        }

        if ((app.Id is null) != (app.Password is null))
        {
            faults.Add(app.Id is null ? "Slack:ClientId" : "Slack:ClientSecret", "is missing", "set both from the app's page, or neither");
        }

        if (token is null == app.Id is null)
        {
            faults.Add("Slack:BotToken", token is null ? "is missing" : "is set beside Slack:ClientId", "set the token for one workspace, or Slack:ClientId and Slack:ClientSecret for many");
        }
    }

    private static SlackHosts HostsOf(IConfiguration configuration, Faults faults)
    {
        if (Set(configuration, "Slack:ApiUrl") is not { } text)
        {
            return SlackHosts.Slack;
        }

        if (Uri.TryCreate(text.TrimEnd('/') + '/', UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.IsLoopback && uri.Scheme == Uri.UriSchemeHttp)))
        {
            return new(uri);
        }

        faults.Add("Slack:ApiUrl", $"is \"{text}\"", "give an https address, such as https://slack.com/api/");
        return SlackHosts.Slack;
    }

    private static bool Limits(IConfiguration configuration, SlackHosts hosts, Faults faults)
    {
        if (Set(configuration, "Slack:SendLimits") is not { } text)
        {
            return !hosts.IsLoopback;
        }

        if (!bool.TryParse(text, out var limits))
        {
            faults.Add("Slack:SendLimits", $"is \"{text}\"", "give true or false");
        }

        return limits;
    }

    private static string? Set(IConfiguration configuration, string key) => configuration[key] is { Length: > 0 } text ? text : null;
}
