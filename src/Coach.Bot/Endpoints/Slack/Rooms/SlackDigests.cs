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

    /// <summary>Longer than any post waits for Slack's limits: after it the process that had it in hand is taken for dead.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);

    /// <summary>When each is due at the earliest, so that none is read before.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> due = new(StringComparer.Ordinal);

    /// <summary>From now on once a week, for the first time in a week; where it is on, it stays as it is.</summary>
    public Task TurnOnAsync(SlackWorkspace workspace, string channel, string by, CancellationToken cancellation)
    {
        var digest = new SlackDigest(workspace, channel, by, clock.GetUtcNow());
        return records.WriteAsync(NameOf(digest), Written(digest), RecordTag.None, cancellation);
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

    /// <summary>
    /// Says what is due. Of several replicas the one that takes it in hand says it; if that one dies, another does after a while. It comes twice only where a
    /// process died between Slack's answer and writing it down: Slack takes no key that would tell one post from the same once more.
    /// </summary>
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
        var (record, now) = (await records.ReadAsync(name, cancellation), clock.GetUtcNow());
        if (Read(record) is not { } digest)
        {
            return;
        }

        due[name] = digest.Due;
        if (now < due[name] || await records.WriteAsync(name, Written(digest with { HeldUntil = now + Hold }), record!.Tag, cancellation) is not { } held)
        {
            return;
        }

        Task noted = await SayAsync(digest, cancellation) is { } said
            ? records.WriteAsync(name, Written(digest with { Said = said, HeldUntil = null }), held, CancellationToken.None)
            : records.DeleteAsync(name, held, CancellationToken.None);
        await noted;
    }

    /// <summary>Gives when it was said; null where it is not wanted any more. What surely did not arrive is tried again, what may have is not.</summary>
    private async Task<DateTimeOffset?> SayAsync(SlackDigest digest, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        try
        {
            foreach (var message in ChannelDigest.Of(await week.InAsync(digest, cancellation), digest.By))
            {
                await carrier.InAsync(digest.Workspace, (api, access) => api.PostAsync(access, new(digest.Channel, ThreadTs: null, message.Text, message.Blocks), CancellationToken.None), CancellationToken.None);
            }

            return now;
        }
        catch (DeliveryException e) when (e.Fault == DeliveryFault.Refused)
        {
            return null; // taken out of the channel, or out of the workspace
        }
        catch (DeliveryException e) when (e.Fault == DeliveryFault.Unknown)
        {
            return now;
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
/// <param name="HeldUntil">UTC; until then one process is saying it.</param>
public sealed record SlackDigest(SlackWorkspace Workspace, string Channel, string By, DateTimeOffset Said, DateTimeOffset? HeldUntil = null)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [JsonIgnore]
    public DateTimeOffset Due => HeldUntil > Said + Week ? HeldUntil.Value : Said + Week;
}

[JsonSerializable(typeof(SlackDigest))]
internal sealed partial class SlackDigestJson : JsonSerializerContext;
