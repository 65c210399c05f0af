using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coach.Bot.Cases;
using Coach.Transcripts.Records;

namespace Coach.Bot.Sending;

/// <summary>What is done beside the conversations, where no log knows of it: once, on any replica, however often it is asked for.</summary>
/// <param name="prefix">Begins the names of its records; it never changes.</param>
public sealed class Once(IRecords records, TimeProvider clock, string prefix)
{
    /// <summary>For what people press in Slack.</summary>
    public const string Slack = "slack-once/";

    /// <summary>For the files that people take in Teams.</summary>
    public const string TeamsFiles = "teams-files/";

    private const int HashLength = 32;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private static readonly TimeSpan Seldom = TimeSpan.FromHours(1);
    private readonly KeyedGate gate = new();
    private DateTimeOffset tidied;

    /// <summary>Does something that has not been done, and writes it down afterwards: what a crash cuts off may be asked for again, and in the worst case is done twice.</summary>
    /// <param name="what">Names it; kept as a hash for a day.</param>
    public async Task DoAsync(string what, Func<Task> work, CancellationToken cancellation)
    {
        using var one = await gate.EnterAsync(what, cancellation);
        if (!await IsDoneAsync(what, cancellation))
        {
            await work();
            await NoteAsync(what, cancellation);
        }
    }

    /// <summary>Writes down that something is done; false when that was known.</summary>
    public async Task<bool> NoteAsync(string what, CancellationToken cancellation)
    {
        var until = (clock.GetUtcNow() + Kept).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var isNew = await records.WriteAsync(NameOf(what), Encoding.ASCII.GetBytes(until), RecordTag.None, cancellation) is not null;
        await ForgetOldAsync(cancellation);
        return isNew;
    }

    public async Task<bool> IsDoneAsync(string what, CancellationToken cancellation) => await records.ReadAsync(NameOf(what), cancellation) is not null;

    private string NameOf(string what) => prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..HashLength];

    private async Task ForgetOldAsync(CancellationToken cancellation)
    {
        if (clock.GetUtcNow() - tidied < Seldom)
        {
            return;
        }

        tidied = clock.GetUtcNow();
        var now = tidied.ToUnixTimeSeconds();
        await foreach (var name in records.ListAsync(prefix, cancellation))
        {
            if (await records.ReadAsync(name, cancellation) is { } old && long.Parse(Encoding.ASCII.GetString(old.Content.Span), CultureInfo.InvariantCulture) < now)
            {
                await records.DeleteAsync(name, old.Tag, cancellation);
            }
        }
    }
}
