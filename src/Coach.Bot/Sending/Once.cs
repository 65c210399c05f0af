using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coach.Transcripts.Records;

namespace Coach.Bot.Endpoints.Slack.Rooms;

/// <summary>What is done beside the conversations, where no log knows of it: once, on any replica, however often it is asked for.</summary>
public sealed class SlackOnce(IRecords records, TimeProvider clock)
{
    private const string Prefix = "slack-once/";
    private const int HashLength = 32;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private static readonly TimeSpan Seldom = TimeSpan.FromHours(1);
    private DateTimeOffset tidied;

    /// <summary>Does something that has not been done. What failed may be asked for again.</summary>
    /// <param name="what">Names it; kept as a hash for a day.</param>
    /// <returns>Whether it was done now.</returns>
    public async Task<bool> DoAsync(string what, Func<Task> work, CancellationToken cancellation)
    {
        await ForgetOldAsync(cancellation);
        var name = Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..HashLength];
        var until = (clock.GetUtcNow() + Kept).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        if (await records.WriteAsync(name, Encoding.ASCII.GetBytes(until), RecordTag.None, cancellation) is null)
        {
            return false;
        }

        try
        {
            await work();
            return true;
        }
        catch
        {
            await records.DeleteAsync(name, expected: null, CancellationToken.None);
            throw;
        }
    }

    private async Task ForgetOldAsync(CancellationToken cancellation)
    {
        if (clock.GetUtcNow() - tidied < Seldom)
        {
            return;
        }

        tidied = clock.GetUtcNow();
        var now = tidied.ToUnixTimeSeconds();
        await foreach (var name in records.ListAsync(Prefix, cancellation))
        {
            if (await records.ReadAsync(name, cancellation) is { } old && long.Parse(Encoding.ASCII.GetString(old.Content.Span), CultureInfo.InvariantCulture) < now)
            {
                await records.DeleteAsync(name, old.Tag, cancellation);
            }
        }
    }
}
