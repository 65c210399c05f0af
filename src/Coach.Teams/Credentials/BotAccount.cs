using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Coach.Teams.Proof;

namespace Coach.Teams.Credentials;

/// <summary>The account that the bot signs in with, for the tokens of what it sends.</summary>
/// <param name="AppId">The bot's own id in Entra.</param>
/// <param name="Tenant">Where it signs in; a name or an id.</param>
/// <param name="Login">The sign-in host of the cloud.</param>
/// <param name="Scope">What the tokens are for.</param>
public sealed record BotAccount(string AppId, string Tenant, Uri Login, string Scope)
{
    public required BotSecret Secret { get; init; }

    /// <summary>Microsoft is not asked whether a login of somebody's own is one of its own.</summary>
    private bool IsElsewhere => Login != Cloud.Public.Login && Login != Cloud.Government.Login;

    /// <summary>A credential of its own, with nothing remembered.</summary>
    /// <param name="transport">Instead of the network, in tests.</param>
    public TokenCredential Credential(HttpPipelineTransport? transport = null) => Secret switch
    {
        BotSecret.Password password => new ClientSecretCredential(Tenant, AppId, password.Text, With(new ClientSecretCredentialOptions { DisableInstanceDiscovery = IsElsewhere }, transport)),
        BotSecret.Certificate certificate => new ClientCertificateCredential(Tenant, AppId, certificate.Load(), With(new ClientCertificateCredentialOptions { SendCertificateChain = true, DisableInstanceDiscovery = IsElsewhere }, transport)),
        BotSecret.ManagedIdentity => new ManagedIdentityCredential(With(new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(AppId)), transport)),
        BotSecret.Workload workload => new WorkloadIdentityCredential(With(new WorkloadIdentityCredentialOptions { ClientId = AppId, TenantId = Tenant, TokenFilePath = workload.TokenFile, DisableInstanceDiscovery = IsElsewhere }, transport)),
        _ => throw new InvalidOperationException("BotSecret is a closed hierarchy."),
    };

    private T With<T>(T options, HttpPipelineTransport? transport)
        where T : TokenCredentialOptions
    {
        options.AuthorityHost = Login;
        options.Transport = transport ?? options.Transport;
        return options;
    }
}

/// <summary>What the bot signs in with.</summary>
public abstract record BotSecret
{
    private BotSecret() { }

    public sealed record Password(string Text) : BotSecret
    {
        public override string ToString() => nameof(Password); // never into a log
    }

    /// <summary>A certificate that is registered for the bot.</summary>
    /// <param name="Path">A PEM or PFX file with its key.</param>
    /// <param name="Word">What opens a PFX file; null where nothing is needed.</param>
    public sealed record Certificate(string Path, string? Word) : BotSecret
    {
        public override string ToString() => nameof(Certificate);

        internal X509Certificate2 Load() => Path.EndsWith(".pem", StringComparison.OrdinalIgnoreCase)
            ? X509Certificate2.CreateFromPemFile(Path)
            : X509CertificateLoader.LoadPkcs12FromFile(Path, Word);
    }

    /// <summary>The user-assigned identity of the Azure host.</summary>
    public sealed record ManagedIdentity : BotSecret;

    /// <summary>A token of Kubernetes that stands for the bot.</summary>
    /// <param name="TokenFile">Where Kubernetes puts its token.</param>
    public sealed record Workload(string TokenFile) : BotSecret;
}
