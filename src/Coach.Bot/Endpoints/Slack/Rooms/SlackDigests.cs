using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coach.Bot.Sending;
using Coach.Slack.Inbox;
using Coach.Slack.Surfaces;
using Coach.Transcripts.Records;

namespace Coach.Bot.Endpoints.Slack.Rooms;

/// <summary>The weekly digest of a channel: only where somebody turned it on, and with their name on it (L9).</summary>
public sealed class SlackDigests(IRecords records, SlackWeek week, SlackCarrier carrier, TimeProvider clock)
{
    private const string Prefix = "slack-digests/";
    private const int HashLength = 32;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>When each is due at the earliest, so that none is read before.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> due = new(StringComparer.Ordinal);

    /// <summary>From now on once a week, for the first time in a week.</summary>
    public Task TurnOnAsync(SlackWorkspace workspace, string channel, string by, CancellationToken cancellation)
    {
        var digest = new SlackDigest(workspace, channel, by, clock.GetUtcNow());
        return records.WriteAsync(NameOf(digest), Written(digest), expected: null, cancellation);
    }

    public Task TurnOffAsync(SlackWorkspace workspace, string channel, CancellationToken cancellation) =>
        records.DeleteAsync(NameOf(new(workspace, channel, "", default)), expected: null, cancellation);

    /// <summary>The channels in which somebody turned it on.</summary>
    public async Task<ImmutableArray<string>> OfAsync(SlackWorkspace workspace, string by, CancellationToken cancellation)
    {
        var channels = ImmutableArray.CreateBuilder<string>();
        await foreach (var name in records.ListAsync(Prefix, cancellation))
        {
            if (Read(await records.ReadAsync(name, cancellation)) is { } digest && digest.By == by && digest.Workspace.Key == workspace.Key)
            {
                channels.Add(digest.Channel);
            }
        }

        return channels.ToImmutable();
    }

    /// <summary>Says what is due. Of several replicas the one that notes it first says it; what could not be said waits for the next week.</summary>
    public async Task SayDueAsync(CancellationToken cancellation)
    {
        await foreach (var name in records.ListAsync(Prefix, cancellation))
        {
            if (clock.GetUtcNow() >= due.GetValueOrDefault(name))
            {
                await SayDueAsync(name, cancellation);
            }
        }
    }

    private async Task SayDueAsync(string name, CancellationToken cancellation)
    {
        var record = await records.ReadAsync(name, cancellation);
        if (Read(record) is not { } digest)
        {
            return;
        }

        due[name] = digest.Said + Week;
        if (clock.GetUtcNow() >= due[name] && await records.WriteAsync(name, Written(digest with { Said = clock.GetUtcNow() }), record!.Tag, cancellation) is not null)
        {
            await SayAsync(digest, cancellation);
        }
    }

    private async Task SayAsync(SlackDigest digest, CancellationToken cancellation)
    {
        var lines = await week.InAsync(digest, cancellation);
        if (lines.IsEmpty)
        {
            return;
        }

        try
        {
            foreach (var message in ChannelDigest.Of(lines, digest.By))
            {
                await carrier.InAsync(digest.Workspace, (api, access) => api.PostAsync(access, new(digest.Channel, ThreadTs: null, message.Text, message.Blocks), cancellation), cancellation);
            }
        }
        catch (DeliveryException e) when (e.Fault == DeliveryFault.Refused)
        {
            await TurnOffAsync(digest.Workspace, digest.Channel, cancellation); // taken out of the channel, or out of the workspace
        }
    }

    private static ReadOnlyMemory<byte> Written(SlackDigest digest) => JsonSerializer.SerializeToUtf8Bytes(digest, SlackDigestJson.Default.SlackDigest);

    private static SlackDigest? Read(StoredRecord? record) => record is null ? null : JsonSerializer.Deserialize(record.Content.Span, SlackDigestJson.Default.SlackDigest);

    private static string NameOf(SlackDigest digest) =>
        Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{digest.Workspace.Key} {digest.Channel}")))[..HashLength];
}

/// <summary>A channel that wants the digest.</summary>
/// <param name="By">Who turned it on.</param>
/// <param name="Said">When it was said last, or turned on; UTC.</param>
public sealed record SlackDigest(SlackWorkspace Workspace, string Channel, string By, DateTimeOffset Said);

[JsonSerializable(typeof(SlackDigest))]
internal sealed partial class SlackDigestJson : JsonSerializerContext;
