using System.Collections.Immutable;

namespace Coach.Teams.Connector;

/// <summary>Where replies, and the token with them, may go.</summary>
/// <param name="Names">Host names; <c>*.</c> stands for any subdomain. Reached over https alone.</param>
/// <param name="Loopback">Whether this machine itself may be answered, over http too.</param>
public sealed record AllowedHosts(ImmutableArray<string> Names, bool Loopback)
{
    /// <summary>Microsoft's public and government clouds.</summary>
    public static AllowedHosts Microsoft { get; } =
        new(["smba.trafficmanager.net", "*.botframework.com", "*.teams.microsoft.com", "*.teams.microsoft.us"], Loopback: false);

    /// <summary>Without credentials: nothing leaves the machine.</summary>
    public static AllowedHosts Local { get; } = new([], Loopback: true);

    public bool Accepts(Uri serviceUrl) =>
        serviceUrl is { IsAbsoluteUri: true, UserInfo: "", Query: "", Fragment: "" } && (IsLoopback(serviceUrl) ? Loopback : IsNamed(serviceUrl));

    private static bool IsLoopback(Uri uri) => uri.IsLoopback && uri.Scheme is "http" or "https";

    private bool IsNamed(Uri uri) => uri.Scheme is "https" && uri.IsDefaultPort && Names.Any(name => Matches(uri.IdnHost, name));

    private static bool Matches(string host, string name) =>
        name.StartsWith("*.", StringComparison.Ordinal)
            ? host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase)
            : host.Equals(name, StringComparison.OrdinalIgnoreCase);
}
