using Coach.Teams.Credentials;
using Coach.Teams.Proof;

namespace Coach.Bot.Settings;

/// <summary>The bot that requests are proved for, and that signs what is sent.</summary>
/// <param name="Issuer">Who signs the requests of Teams.</param>
/// <param name="Metadata">Where that issuer lists its keys.</param>
/// <param name="Emulator">Local tools that know the bot's secret; null unless Teams:AllowEmulator is on.</param>
public sealed record BotSettings(BotAccount Account, string Issuer, Uri Metadata, EmulatorSettings? Emulator)
{
    /// <summary>Null without MicrosoftAppId.</summary>
    public static BotSettings? Read(IConfiguration configuration, Faults faults)
    {
        if (configuration["MicrosoftAppId"] is not { Length: > 0 } appId)
        {
            RefuseHalf(configuration, faults);
            return null;
        }

        var cloud = CloudOf(configuration, faults);
        var tenant = configuration["MicrosoftAppTenantId"] is { Length: > 0 } own ? own : null;
        var (type, secret) = (TypeOf(configuration, tenant, faults), SecretOf(configuration, faults));
        var account = new BotAccount(appId, type is "MULTITENANT" || tenant is null ? cloud.CommonTenant : tenant, cloud.Login, ScopeOf(configuration, cloud)) { Secret = secret };
        return new(
            SignedInAt(account, configuration, faults),
            configuration["ToBotFromChannelTokenIssuer"] is { Length: > 0 } issuer ? issuer : cloud.Issuer,
            AddressOf(configuration, "ToBotFromChannelOpenIdMetadataUrl", cloud.Metadata, faults),
            EmulatorSettings.Read(configuration, cloud, tenant, faults));
    }

    /// <summary>Over https, or on this machine.</summary>
    internal static Uri AddressOf(IConfiguration configuration, string key, Uri usual, Faults faults)
    {
        if (configuration[key] is not { Length: > 0 } text)
        {
            return usual;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.IsLoopback && address.Scheme == Uri.UriSchemeHttp)))
        {
            return address;
        }

        faults.Add(key, $"is \"{text}\"", "give an address that begins with https://");
        return usual;
    }

    /// <summary>A secret without an id would look safe and answer without proof.</summary>
    private static void RefuseHalf(IConfiguration configuration, Faults faults)
    {
        if (configuration["MicrosoftAppPassword"] is { Length: > 0 } || configuration["Teams:CertificatePath"] is { Length: > 0 })
        {
            faults.Add("MicrosoftAppId", "is missing", "give the id that belongs to the bot's secret, or take the secret away");
        }
    }

    private static Cloud CloudOf(IConfiguration configuration, Faults faults)
    {
        switch (configuration["ChannelService"]?.TrimEnd('/'))
        {
            case null or "" or "https://botframework.com":
                return Cloud.Public;
            case "https://botframework.azure.us":
                return Cloud.Government;
            case var other:
                faults.Add("ChannelService", $"is \"{other}\"", "leave it empty, or give https://botframework.azure.us for the government cloud");
                return Cloud.Public;
        }
    }

    private static string TypeOf(IConfiguration configuration, string? tenant, Faults faults)
    {
        var type = configuration["MicrosoftAppType"] is { Length: > 0 } named ? named.ToUpperInvariant() : "MULTITENANT";
        if (type is not ("MULTITENANT" or "SINGLETENANT" or "USERASSIGNEDMSI"))
        {
            faults.Add("MicrosoftAppType", $"is \"{configuration["MicrosoftAppType"]}\"", "give MultiTenant, SingleTenant or UserAssignedMSI");
        }
        else if (type is not "MULTITENANT" && tenant is null)
        {
            faults.Add("MicrosoftAppTenantId", "is missing", $"a bot of the type {configuration["MicrosoftAppType"]} needs its tenant");
        }

        return type;
    }

    private static BotSecret SecretOf(IConfiguration configuration, Faults faults)
    {
        var isManaged = string.Equals(configuration["MicrosoftAppType"], "UserAssignedMSI", StringComparison.OrdinalIgnoreCase);
        BotSecret?[] given =
        [
            isManaged ? new BotSecret.ManagedIdentity() : null,
            configuration["MicrosoftAppPassword"] is { Length: > 0 } password ? new BotSecret.Password(password) : null,
            configuration["Teams:CertificatePath"] is { Length: > 0 } path ? new BotSecret.Certificate(path, configuration["Teams:CertificatePassword"]) : null,
        ];
        switch (given.OfType<BotSecret>().ToArray())
        {
            case [var only]:
                return only;
            case [] when configuration["AZURE_FEDERATED_TOKEN_FILE"] is { Length: > 0 } file:
                return new BotSecret.Workload(file);
            case []:
                faults.Add("MicrosoftAppPassword", "is missing", "give it, or Teams:CertificatePath, or run with a managed identity (MicrosoftAppType UserAssignedMSI)");
                break;
            default:
                faults.Add("MicrosoftAppPassword", "is one of several secrets", "give one: a password, a certificate or a managed identity");
                break;
        }

        return new BotSecret.ManagedIdentity();
    }

    private static string ScopeOf(IConfiguration configuration, Cloud cloud)
    {
        const string Default = "/.default";
        return configuration["ToChannelFromBotOAuthScope"] is { Length: > 0 } scope ? (scope.EndsWith(Default, StringComparison.Ordinal) ? scope : scope + Default) : cloud.Scope;
    }

    /// <summary>ToChannelFromBotLoginUrl names the host and the tenant in one.</summary>
    private static BotAccount SignedInAt(BotAccount account, IConfiguration configuration, Faults faults)
    {
        var login = AddressOf(configuration, "ToChannelFromBotLoginUrl", account.Login, faults);
        return login.AbsolutePath.Trim('/') is { Length: > 0 } tenant
            ? account with { Login = new Uri(login.GetLeftPart(UriPartial.Authority)), Tenant = tenant.Split('/')[0] }
            : account with { Login = login };
    }
}

/// <summary>Local tools, such as the Agents Playground with the bot's id and secret.</summary>
/// <param name="Issuers">Who signs their tokens.</param>
/// <param name="Metadata">Where those issuers list their keys.</param>
public sealed record EmulatorSettings(System.Collections.Immutable.ImmutableArray<string> Issuers, Uri Metadata)
{
    internal static EmulatorSettings? Read(IConfiguration configuration, Cloud cloud, string? tenant, Faults faults) =>
        TeamsSettings.IsOn(configuration, "Teams:AllowEmulator", usual: false, faults)
            ? new(
                tenant is null ? cloud.EmulatorIssuers : [.. cloud.EmulatorIssuers, .. cloud.IssuersOf(tenant)],
                BotSettings.AddressOf(configuration, "ToBotFromEmulatorOpenIdMetadataUrl", cloud.EmulatorMetadata, faults))
            : null;
}
