using System.Collections.Immutable;
using Azure.Storage.Blobs;
using Coach.Bot.Endpoints.Slack.Rooms;
using Coach.Bot.Settings;
using Coach.Transcripts;
using Coach.Transcripts.Audit;
using Coach.Transcripts.Blobs;
using Coach.Transcripts.Index;
using Coach.Transcripts.Records;
using Coach.Transcripts.Rights;

namespace Coach.Bot.Archiving;

/// <summary>Where transcripts, records and the audit log are kept, as the settings say; the same for the server and for every command.</summary>
/// <param name="Store">Whatever is written through it shows in the index after the next flush.</param>
public sealed record Archive(IndexedTranscriptStore Store, IRecords Records, CaseIndex Index, AuditLog Audit, TimeProvider Clock)
{
    private const string RecordsFolder = "records";

    /// <summary>Transcripts:Mode, and those of organisations that have another.</summary>
    public string Mode { get; init; } = nameof(TranscriptsMode.Full);

    public Holds Holds => new(Records);

    internal Exports Exports => new(this);

    public Archivist Archivist => new(Store, new PersonalRecords(Records, SlackCases.ConversationOf), Audit, Clock);

    public static Archive Open(TranscriptsSettings settings, TimeProvider clock)
    {
        var (store, records, audit) = Stores(settings, clock);
        var index = new CaseIndex(records, clock);
        return new(new IndexedTranscriptStore(store, index, clock), records, index, new AuditLog(audit, clock), clock) { Mode = string.Join(", ", settings.Modes.Values.Prepend(settings.Mode).Distinct()) };
    }

    /// <summary>The index with what this process has just written; the same object while nothing changes.</summary>
    public async Task<ImmutableDictionary<CaseName, CaseSummary>> IndexedAsync(CancellationToken cancellation)
    {
        await Store.FlushAsync(cancellation);
        return await Index.ReadAsync(cancellation);
    }

    private static (ITranscriptStore Store, IRecords Records, IRecords Audit) Stores(TranscriptsSettings settings, TimeProvider clock)
    {
        switch (settings.Store)
        {
            case TranscriptsStore.Blobs:
                var container = ContainerOf(settings, settings.Container);
                return (new BlobTranscriptStore(container), new BlobRecords(container), new BlobRecords(ContainerOf(settings, settings.AuditContainer)));
            case TranscriptsStore.Files:
                var files = new FileRecords(Path.Combine(settings.Path, RecordsFolder));
                return (new FileTranscriptStore(settings.Path), files, files);
            default:
                var memory = new MemoryRecords();
                return (new MemoryTranscriptStore(clock), memory, memory);
        }
    }

    private static BlobContainerClient ContainerOf(TranscriptsSettings settings, string container) => settings.ContainerUri is { } address
        ? BlobContainers.ByIdentity(new Uri(address, container))
        : BlobContainers.ByConnection(settings.ConnectionString!, container);
}
