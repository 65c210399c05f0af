namespace Coach.Slack.Api;

/// <summary>Where the coach may send: the Web API, and beside it the hosts for responses and uploads.</summary>
/// <param name="Api">Ends with a slash. Loopback stands for all of them: a Slack made for tests.</param>
public sealed record SlackHosts(Uri Api)
{
    public static SlackHosts Slack { get; } = new(new Uri("https://slack.com/api/"));

    public bool IsLoopback => Api.IsLoopback;

    /// <summary>Whether replies may go there: anybody could write any address into a request, were it not signed.</summary>
    public bool IsResponse(Uri address) => IsBeside(address, "hooks");

    public bool IsUpload(Uri address) => IsBeside(address, "files");

    private bool IsBeside(Uri address, string name) => address is { IsAbsoluteUri: true, UserInfo: "" } && (IsLoopback
        ? address.IsLoopback && address.Scheme == Api.Scheme && address.Port == Api.Port
        : address is { Scheme: "https", IsDefaultPort: true } && string.Equals(address.IdnHost, $"{name}.{Api.IdnHost}", StringComparison.OrdinalIgnoreCase));
}
