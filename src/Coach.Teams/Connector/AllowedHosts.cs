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

    /// <summary>Whether a service lives there, below whose address we may call.</summary>
    public bool Accepts(Uri serviceUrl) => serviceUrl is { IsAbsoluteUri: true, Query: "", Fragment: "" } && Reaches(serviceUrl);

    /// <summary>Whether this one address may be called.</summary>
    public bool Reaches(Uri address) => address is { IsAbsoluteUri: true, UserInfo: "" } && (IsLoopback(address) ? Loopback : IsNamed(address));

    private static bool IsLoopback(Uri uri) => uri.IsLoopback && uri.Scheme is "http" or "https";

    private bool IsNamed(Uri uri) => uri.Scheme is "https" && uri.IsDefaultPort && Names.Any(name => Matches(uri.IdnHost, name));

    private static bool Matches(string host, string name) =>
        name.StartsWith("*.", StringComparison.Ordinal)
            ? host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase)
            : host.Equals(name, StringComparison.OrdinalIgnoreCase);
}
