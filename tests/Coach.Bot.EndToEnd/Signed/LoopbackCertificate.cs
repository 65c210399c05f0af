using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace Coach.Bot.EndToEnd.Signed;

/// <summary>A certificate of this machine's own address, as a file for whoever shall trust it; with its key the bot can sign in too.</summary>
internal sealed class LoopbackCertificate : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly RSA key = RSA.Create(2048);

    public LoopbackCertificate()
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        Certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path, Certificate.ExportCertificatePem());
        File.WriteAllText(PathWithKey, Certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
    }

    public X509Certificate2 Certificate { get; }

    public string Path => System.IO.Path.Combine(folder.Path, "trusted.pem");

    public string PathWithKey => System.IO.Path.Combine(folder.Path, "bot.pem");

    /// <summary>What a client's claim must fulfil that is signed with this certificate.</summary>
    public TokenValidationParameters Registered(string audience) => new()
    {
        ValidIssuer = IdentityProvider.AppId,
        ValidAudience = audience,
        IssuerSigningKey = new RsaSecurityKey(key) { KeyId = Base64UrlEncoder.Encode(Certificate.GetCertHash(HashAlgorithmName.SHA256)) },
        TryAllIssuerSigningKeys = true,
    };

    public void Dispose()
    {
        Certificate.Dispose();
        key.Dispose();
        folder.Dispose();
    }
}
