using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coach.Transcripts.Records;
using Microsoft.AspNetCore.DataProtection;

namespace Coach.Bot.Endpoints.Slack.Installing;

/// <summary>The state of an installation on its way through Slack: bound to the browser that began it, for ten minutes, once.</summary>
public sealed class SlackStates(IRecords records, IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Used = "slack-states/";
    private const int StateBytes = 32;
    private readonly IDataProtector protector = protection.CreateProtector("Coach.Slack.States");

    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(10);

    /// <summary>A state for Slack, and the proof of it for the browser's cookie.</summary>
    public (string State, string Proof) New()
    {
        var state = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(StateBytes));
        return (state, protector.Protect($"{state} {(clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds()}"));
    }

    /// <summary>Whether it came from this browser, in time, and for the first time on any replica.</summary>
    public async Task<bool> TakeAsync(string state, string? proof, CancellationToken cancellation)
    {
        if (Read(proof) is not [var mine, var until] || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(mine), Encoding.UTF8.GetBytes(state)))
        {
            return false;
        }

        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        if (long.Parse(until, CultureInfo.InvariantCulture) < now)
        {
            return false;
        }

        await ForgetOldAsync(now, cancellation);
        return await records.WriteAsync($"{Used}{until}-{state}", "{}"u8.ToArray(), RecordTag.None, cancellation) is not null;
    }

    /// <summary>A state that is too old is refused for its age.</summary>
    private async Task ForgetOldAsync(long now, CancellationToken cancellation)
    {
        await foreach (var name in records.ListAsync(Used, cancellation))
        {
            if (long.TryParse(name[Used.Length..].Split('-')[0], CultureInfo.InvariantCulture, out var until) && until < now)
            {
                await records.DeleteAsync(name, expected: null, cancellation);
            }
        }
    }

    private string[]? Read(string? proof)
    {
        try
        {
            return proof is null ? null : protector.Unprotect(proof).Split(' ');
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
