using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Coach.Slack.Api;
using Coach.Slack.Inbox;
using Coach.Transcripts.Records;
using Microsoft.AspNetCore.DataProtection;

namespace Coach.Bot.Endpoints.Slack.Installing;

/// <summary>
/// The workspaces that installed the app, each with its token. A token that ends is exchanged two hours before, by one process at a time: a refresh
/// token is good once, so whoever wants to use it first writes that down on condition that nobody else has.
/// </summary>
public sealed partial class SlackInstallations(IRecords records, IDataProtectionProvider protection, SlackRenewal renewal, ILogger<SlackInstallations> log) : ISlackTokens
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private const int MostLooks = 50;
    private readonly IDataProtector protector = protection.CreateProtector("Coach.Slack.Installations");
    private readonly ConcurrentDictionary<string, (SlackInstallation Installation, DateTimeOffset Until)> recent = new(StringComparer.Ordinal);

    public async Task<SlackAccess?> FindAsync(SlackWorkspace workspace, CancellationToken cancellation)
    {
        var now = renewal.Now;
        if (recent.TryGetValue(workspace.Key, out var known) && known.Until > now && known.Installation.IsGood(now) && !known.Installation.IsDue(now))
        {
            return Access(known.Installation);
        }

        for (var looks = 0; looks < MostLooks; looks++)
        {
            if (await ReadAsync(workspace, cancellation) is not var (installation, tag))
            {
                recent.TryRemove(workspace.Key, out _);
                return null;
            }

            now = renewal.Now;
            var due = installation.IsDue(now);
            if (installation.IsGood(now))
            {
                recent[workspace.Key] = (installation, now + Fresh);
                _ = due ? RenewAsync(installation, tag) : Task.CompletedTask; // nobody waits for it
                return Access(installation);
            }

            await (due ? RenewAsync(installation, tag) : Task.Delay(Look, renewal.Clock, cancellation));
        }

        return null;
    }

    public void Doubt(SlackWorkspace workspace) => recent.TryRemove(workspace.Key, out _);

    public async Task ForgetAsync(SlackWorkspace workspace, Withdrawal withdrawal, CancellationToken cancellation)
    {
        Doubt(workspace);
        while (await ReadAsync(workspace, cancellation) is var (installation, tag) && installation.EndsWith(withdrawal) && !await records.DeleteAsync(NameOf(workspace), tag, cancellation))
        {
            // somebody wrote just now: it may be another installation
        }
    }

    /// <summary>Keeps an installation, in place of any before it.</summary>
    public async Task KeepAsync(SlackWorkspace workspace, AccessAnswer answer, CancellationToken cancellation)
    {
        Doubt(workspace);
        await WriteAsync(Sealed(workspace, answer) with { InstalledAt = renewal.Now }, expected: null, cancellation);
    }

    /// <summary>Whoever loses a race here has nothing to do: somebody else is at it.</summary>
    private async Task RenewAsync(SlackInstallation installation, RecordTag tag)
    {
        var leased = installation with { RefreshingUntil = renewal.Now + Lease };
        if (await WriteAsync(leased, tag, CancellationToken.None) is not { } lease)
        {
            return;
        }

        try
        {
            var answer = await renewal.RefreshAsync(protector.Unprotect(installation.RefreshToken!), CancellationToken.None);
            await WriteAsync(Sealed(installation.Workspace, answer) with { InstalledAt = installation.InstalledAt }, lease, CancellationToken.None);
            Doubt(installation.Workspace);
        }
        catch (WebApiException e)
        {
            NotUsable(log, e);
        }
    }

    private SlackInstallation Sealed(SlackWorkspace workspace, AccessAnswer answer) => new(
        workspace,
        answer.BotUserId,
        protector.Protect(answer.AccessToken),
        answer.RefreshToken is { } refresh ? protector.Protect(refresh) : null,
        answer.ExpiresIn is { } seconds ? renewal.Now.AddSeconds(seconds) : null,
        RefreshingUntil: null);

    /// <summary>Null when the keys are gone: then the app has to be installed again.</summary>
    private SlackAccess? Access(SlackInstallation installation)
    {
        try
        {
            return new(installation.Workspace.Key, protector.Unprotect(installation.Token));
        }
        catch (CryptographicException e)
        {
            NotUsable(log, e);
            return null;
        }
    }

    private async Task<(SlackInstallation Installation, RecordTag Tag)?> ReadAsync(SlackWorkspace workspace, CancellationToken cancellation) =>
        await records.ReadAsync(NameOf(workspace), cancellation) is { } record
            ? (JsonSerializer.Deserialize(record.Content.Span, InstallationJson.Default.SlackInstallation)!, record.Tag)
            : null;

    private Task<RecordTag?> WriteAsync(SlackInstallation installation, RecordTag? expected, CancellationToken cancellation) =>
        records.WriteAsync(NameOf(installation.Workspace), JsonSerializer.SerializeToUtf8Bytes(installation, InstallationJson.Default.SlackInstallation), expected, cancellation);

    private static string NameOf(SlackWorkspace workspace) =>
        workspace.IsKnown ? $"slack-installations/{workspace.Key.ToLowerInvariant()}" : throw new ArgumentException("Not an installation.", nameof(workspace));

    [LoggerMessage(Level = LogLevel.Error, Message = "A Slack token can't be used or renewed; the app may have to be installed again")]
    private static partial void NotUsable(ILogger log, Exception exception);
}

/// <summary>Exchanges what the app has for tokens.</summary>
public sealed class SlackRenewal(SlackApi api, AppCredentials app, SlackHosts hosts, TimeProvider clock)
{
    public TimeProvider Clock => clock;

    public DateTimeOffset Now => clock.GetUtcNow();

    public string ClientId => app.ClientId;

    public Uri? RedirectUrl => app.RedirectUri is { } redirect ? new(redirect) : null;

    /// <summary>Where an administrator agrees.</summary>
    public Uri Authorize(QueryString query) => new(hosts.Api, "../oauth/v2/authorize" + query);

    public Task<AccessAnswer> RefreshAsync(string refreshToken, CancellationToken cancellation) => api.AccessAsync(app, ("refresh_token", refreshToken), cancellation);

    public Task<AccessAnswer> ExchangeAsync(string code, Uri redirect, CancellationToken cancellation) => api.AccessAsync(app with { RedirectUri = redirect.OriginalString }, ("code", code), cancellation);
}
