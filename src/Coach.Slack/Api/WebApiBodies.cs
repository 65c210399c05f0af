using System.Collections.Immutable;

namespace Coach.Slack.Api;

/// <summary>The body of chat.postMessage. Links in it unfold nowhere.</summary>
public sealed record PostMessage(string Channel, string? ThreadTs, string Text, ImmutableArray<SlackBlock> Blocks)
{
    public bool UnfurlLinks { get; init; }

    public bool UnfurlMedia { get; init; }
}

public sealed record UpdateMessage(string Channel, string Ts, string Text, ImmutableArray<SlackBlock> Blocks);

public sealed record OpenView(string TriggerId, SlackView View);

public sealed record PublishView(string UserId, SlackView View);

/// <summary>A modal or a home tab.</summary>
public sealed record SlackView(string Type, ImmutableArray<SlackBlock> Blocks, SlackText? Title = null, SlackText? Submit = null, SlackText? Close = null, string? CallbackId = null, string? PrivateMetadata = null)
{
    /// <summary>Whether Slack tells when somebody closes it.</summary>
    public bool? NotifyOnClose { get; init; }
}

/// <summary>What only the person sees who asked for it; in nobody's record.</summary>
public sealed record Ephemeral(string Text)
{
    public string ResponseType { get; init; } = "ephemeral";

    public bool ReplaceOriginal { get; init; }
}

/// <summary>What is wrong with a modal: field to sentence. It stays open.</summary>
/// <param name="ResponseAction">Always "errors".</param>
public sealed record ModalErrors(string ResponseAction, IReadOnlyDictionary<string, string> Errors);

public sealed record UploadedFile(string Id, string Title);

/// <summary>A file for one conversation.</summary>
public sealed record SharedFile(string Name, ReadOnlyMemory<byte> Content, string Channel, string? Thread);

/// <summary>What the app proves itself with while it is installed.</summary>
public sealed record AppCredentials(string ClientId, string ClientSecret, string? RedirectUri)
{
    public override string ToString() => ClientId; // never the secret
}
