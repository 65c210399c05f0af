using System.Collections.Immutable;
using Coach.Core.Conversations;

namespace Coach.Bot.Settings;

/// <summary>Where transcripts are kept. Memory is what Transcripts:Mode=Off leaves.</summary>
public enum TranscriptsStore : byte { Files = 1, Blobs, Memory }

/// <summary>How much of a conversation is kept.</summary>
public enum TranscriptsMode : byte { Full = 1, DecisionOnly, Off }

/// <summary>Transcripts:*, where conversations are kept.</summary>
public sealed record TranscriptsSettings
{
    private const string UsualContainer = "transcripts";

    public TranscriptsStore Store { get; init; } = TranscriptsStore.Files;

    /// <summary>Transcripts:Path, the folder of the file store; relative to where the coach is started.</summary>
    public required string Path { get; init; }

    /// <summary>Transcripts:ConnectionString, to a storage account; null where its address is given.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Transcripts:ContainerUri without its last part, used with the identity that the coach runs under.</summary>
    public Uri? ContainerUri { get; init; }

    /// <summary>Transcripts:Container, or the last part of Transcripts:ContainerUri.</summary>
    public string Container { get; init; } = UsualContainer;

    /// <summary>Transcripts:AuditContainer, on its own so that it can be made unchangeable.</summary>
    public string AuditContainer { get; init; } = UsualContainer + "-audit";

    public TranscriptsMode Mode { get; init; } = TranscriptsMode.Full;

    /// <summary>Transcripts:Modes, for organisations and workspaces that have a mode of their own.</summary>
    public ImmutableDictionary<string, TranscriptsMode> Modes { get; init; } = ImmutableDictionary<string, TranscriptsMode>.Empty;

    /// <summary>Where it is, as an operator may read it: without a key.</summary>
    public string Place => Store switch
    {
        TranscriptsStore.Files => $"{Path}  (delete the folder to forget everything)",
        TranscriptsStore.Blobs => $"the container {Container} in Azure Storage",
        TranscriptsStore.Memory => "nowhere (Transcripts:Mode is Off): everything is forgotten when this stops",
    };

    /// <summary>What is kept of a turn there.</summary>
    public Turn Keep(ConversationAddress at, Turn turn) => ModeOf(at.Tenant) == TranscriptsMode.DecisionOnly ? Wordless.Of(turn) : turn;

    public static TranscriptsSettings Read(IConfiguration configuration, Faults faults)
    {
        var mode = Choice(configuration, "Transcripts:Mode", TranscriptsMode.Full, faults);
        var store = Choice(configuration, "Transcripts:Store", TranscriptsStore.Files, faults);
        if (mode == TranscriptsMode.Off && store == TranscriptsStore.Blobs)
        {
            faults.Add("Transcripts:Mode", "is \"Off\" while Transcripts:Store is \"blobs\"", "a coach without transcripts runs alone and in memory: leave Transcripts:Store empty");
        }

        var settings = new TranscriptsSettings
        {
            Store = mode == TranscriptsMode.Off ? TranscriptsStore.Memory : store,
            Mode = mode,
            Modes = ModesOf(configuration, faults),
            Path = System.IO.Path.GetFullPath(Given(configuration, "Transcripts:Path") ?? "data"),
        };
        return settings.Store == TranscriptsStore.Blobs ? Blobs(settings, configuration, faults) : settings;
    }

    private TranscriptsMode ModeOf(string? tenant) => tenant is null ? Mode : Modes.GetValueOrDefault(tenant, Mode);

    private static ImmutableDictionary<string, TranscriptsMode> ModesOf(IConfiguration configuration, Faults faults)
    {
        const string Key = "Transcripts:Modes";
        var modes = configuration.GetSection(Key).GetChildren().ToImmutableDictionary(tenant => tenant.Key, tenant => Choice(configuration, tenant.Path, TranscriptsMode.Full, faults), StringComparer.OrdinalIgnoreCase);
        foreach (var (tenant, _) in modes.Where(mode => mode.Value == TranscriptsMode.Off))
        {
            faults.Add($"{Key}:{tenant}", "is \"Off\"", "one organisation alone can be Full or DecisionOnly; Off is for the whole coach, by Transcripts:Mode");
        }

        return modes;
    }

    private static TranscriptsSettings Blobs(TranscriptsSettings settings, IConfiguration configuration, Faults faults)
    {
        const string Key = "Transcripts:ContainerUri";
        var (connection, address) = (Given(configuration, "Transcripts:ConnectionString"), Given(configuration, Key));
        if (connection is null == address is null)
        {
            faults.Add(Key, connection is null ? "is missing" : "is set beside Transcripts:ConnectionString", "give one of them: the address of the container for a managed identity, or a connection string");
        }

        var container = Given(configuration, "Transcripts:Container") ?? UsualContainer;
        Uri? account = null;
        if (address is not null && (!Uri.TryCreate(address, UriKind.Absolute, out account) || account is not { Scheme: "https", Segments.Length: > 1 }))
        {
            faults.Add(Key, "is no address of a container", "write it like https://account.blob.core.windows.net/transcripts");
            account = null;
        }

        container = account is null ? container : account.Segments[^1].Trim('/');
        return settings with
        {
            ConnectionString = connection,
            ContainerUri = account is null ? null : new Uri(account, "."),
            Container = container,
            AuditContainer = Given(configuration, "Transcripts:AuditContainer") ?? container + "-audit",
        };
    }

    private static string? Given(IConfiguration configuration, string key) => configuration[key] is { Length: > 0 } value ? value : null;

    private static T Choice<T>(IConfiguration configuration, string key, T usual, Faults faults)
        where T : struct, Enum
    {
        if (Given(configuration, key) is not { } text)
        {
            return usual;
        }

        if (Enum.TryParse<T>(text, ignoreCase: true, out var choice) && !char.IsAsciiDigit(text[0]) && choice is not TranscriptsStore.Memory)
        {
            return choice;
        }

        faults.Add(key, $"is \"{text}\"", $"give one of: {string.Join(", ", Enum.GetNames<T>().Where(name => name != nameof(TranscriptsStore.Memory)))}");
        return usual;
    }
}
