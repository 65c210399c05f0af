using System.Collections.Immutable;
using Coach.Teams.Wire;

namespace Coach.Teams.Proof;

/// <summary>Why a request is refused. For the log: whoever sent it learns nothing but 401.</summary>
public enum Refusal : byte { NoToken = 1, Garbled, Issuer, Algorithm, UnknownKey, Signature, Lifetime, Audience, Caller, ServiceUrl, Endorsement }

/// <summary>What the token of a request proves.</summary>
public abstract record RequestProof
{
    private RequestProof() { }

    public sealed record Refused(Refusal Why) : RequestProof;

    /// <summary>Comes from the connector of the Bot Framework.</summary>
    /// <param name="ServiceUrl">Where answers go, as the token says it.</param>
    /// <param name="Endorsements">The channels that the key may sign for.</param>
    public sealed record Channel(string? ServiceUrl, ImmutableArray<string> Endorsements) : RequestProof;

    /// <summary>Comes from a local tool that knows the bot's own secret.</summary>
    public sealed record Emulator : RequestProof;

    /// <summary>Whether an activity is what was proved; null when it is.</summary>
    public Refusal? Against(Activity activity) => this switch
    {
        Refused refused => refused.Why,
        Channel { ServiceUrl: null or "" } => Refusal.ServiceUrl,
        Channel channel when !IsSame(channel.ServiceUrl, activity.ServiceUrl) => Refusal.ServiceUrl,
        Channel channel when !channel.Endorsements.Contains(activity.ChannelId ?? "", StringComparer.Ordinal) => Refusal.Endorsement,
        Emulator when !IsThisMachine(activity.ServiceUrl) => Refusal.ServiceUrl,
        _ => null,
    };

    private static bool IsSame(string claimed, string? sent) => string.Equals(Trimmed(claimed), Trimmed(sent ?? ""), StringComparison.OrdinalIgnoreCase);

    private static string Trimmed(string url) => url.EndsWith('/') ? url[..^1] : url;

    private static bool IsThisMachine(string? serviceUrl) => Uri.TryCreate(serviceUrl, UriKind.Absolute, out var uri) && uri.IsLoopback;
}
