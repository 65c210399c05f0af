using Azure.Core;

namespace Coach.Teams.Credentials;

/// <summary>The bot's own token: fetched by one at a time, kept, and renewed five minutes before it ends.</summary>
/// <param name="credential">Makes a credential that remembers nothing, so that a refused token is really replaced.</param>
public sealed class BotToken(Func<TokenCredential> credential, string scope, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim one = new(1, 1);
    private TokenCredential? signedIn;
    private volatile Kept? kept;

    public async ValueTask<string> GetAsync(CancellationToken cancellation)
    {
        if (Fresh is { } good)
        {
            return good;
        }

        await one.WaitAsync(cancellation);
        try
        {
            return Fresh ?? await FetchAsync(cancellation);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>That token was refused: the next one will be another.</summary>
    public async Task DropAsync(string token, CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            if (kept?.Token == token)
            {
                (kept, signedIn) = (null, null);
            }
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private string? Fresh => kept is { } token && clock.GetUtcNow() < token.Until - Early ? token.Token : null;

    private async Task<string> FetchAsync(CancellationToken cancellation)
    {
        signedIn ??= credential();
        var token = await signedIn.GetTokenAsync(new TokenRequestContext([scope]), cancellation);
        kept = new(token.Token, token.ExpiresOn);
        return token.Token;
    }

    private sealed record Kept(string Token, DateTimeOffset Until);
}
