using Coach.Bot.EndToEnd.Hosting;

namespace Coach.Bot.EndToEnd.Signed;

/// <summary>A coach with credentials, and the identity provider that it believes. Local tools that know its secret may talk to it too.</summary>
public sealed class SignedCoach : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public CoachHost Host { get; private set; } = null!;

    public Logs Logs => new(folder.Path);

    internal IdentityProvider Provider { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Provider = await IdentityProvider.StartAsync();
        Host = await Provider.StartCoachAsync(folder.Path, "--MicrosoftAppType=SingleTenant", $"--MicrosoftAppPassword={IdentityProvider.Secret}", "--Teams:AllowEmulator=on");
    }

    public async ValueTask DisposeAsync()
    {
        Host?.Dispose();
        await Provider.DisposeAsync();
        folder.Dispose();
    }
}
