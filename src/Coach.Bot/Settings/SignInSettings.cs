namespace Coach.Bot.Settings;

/// <summary>SignIn:*, who facilitators are: an OpenID Connect provider such as Entra ID, whose app roles are Facilitator, Reidentify and Admin.</summary>
/// <param name="Authority">SignIn:Authority, such as https://login.microsoftonline.com/(tenant)/v2.0.</param>
/// <param name="Audience">SignIn:Audience, whom a bearer token must be meant for; by default the client.</param>
public sealed record SignInSettings(Uri Authority, string ClientId, string? ClientSecret, string Audience)
{
    /// <summary>Null when nothing is set: then the pages are for this machine alone.</summary>
    public static SignInSettings? Read(IConfiguration configuration, Faults faults)
    {
        var (authority, client) = (Given(configuration, "SignIn:Authority"), Given(configuration, "SignIn:ClientId"));
        if (authority is null && client is null)
        {
            return null;
        }

        if (client is null)
        {
            faults.Add("SignIn:ClientId", "is missing", "give the application's id at the provider");
        }

        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || address.IsLoopback))
        {
            faults.Add("SignIn:Authority", authority is null ? "is missing" : "is no https address", "write it like https://login.microsoftonline.com/<tenant>/v2.0");
            return null;
        }

        return new(address, client ?? "", Given(configuration, "SignIn:ClientSecret"), Given(configuration, "SignIn:Audience") ?? client ?? "");
    }

    private static string? Given(IConfiguration configuration, string key) => configuration[key] is { Length: > 0 } value ? value : null;
}
