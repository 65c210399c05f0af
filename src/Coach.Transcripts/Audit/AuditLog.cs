using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coach.Core.Reasoning;
using Coach.Transcripts.Records;

namespace Coach.Transcripts.Audit;

/// <summary>What is put on record. Stored: names never change.</summary>
[JsonConverter(typeof(WordJson<AuditAct>))]
public enum AuditAct : byte { Exported = 1, Reidentified, Erased, Deleted, Accessed, HoldPlaced, HoldReleased, Refused }

/// <summary>What somebody did.</summary>
/// <param name="By">The account that did it, or "coach" where nobody asked.</param>
/// <param name="Scope">To what, in words that name no person and quote nobody.</param>
/// <param name="Counts">To how much: cases, messages, held ...</param>
public sealed record AuditNote(AuditAct Act, string By, string? Reason, string Scope, ImmutableSortedDictionary<string, int> Counts);

/// <summary>A note as it stands in the log.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Previous">The hash of the entry before; empty for the first.</param>
/// <param name="Hash">SHA-256 of this entry, its own hash left empty, in lower-case hexadecimal digits.</param>
public sealed record AuditEntry(int Number, DateTimeOffset At, AuditNote Note, string Previous, string Hash)
{
    internal byte[] Written() => JsonSerializer.SerializeToUtf8Bytes(this, AuditJson.Default.AuditEntry);

    internal AuditEntry Sealed() => this with { Hash = HashOf() };

    internal string HashOf() => Convert.ToHexStringLower(SHA256.HashData((this with { Hash = "" }).Written()));
}

/// <summary>What checking the log found.</summary>
/// <param name="Entries">How many are there.</param>
/// <param name="Head">The hash of the last one. Whoever wrote it down elsewhere also notices when entries at the end are cut off.</param>
/// <param name="Broken">The number of the first entry that is missing or was changed; null when all is well.</param>
public sealed record AuditCheck(int Entries, string Head, int? Broken);

/// <summary>Who did what to transcripts: append-only, one record an entry, each with the hash of the one before. It keeps no content of any transcript.</summary>
public sealed class AuditLog(IRecords records, TimeProvider clock)
{
    private const string Folder = "audit/";

    public async Task<AuditEntry> AppendAsync(AuditNote note, CancellationToken cancellation)
    {
        while (true)
        {
            var last = (await NamesAsync(cancellation)).LastOrDefault() is { } name ? await EntryAsync(name, cancellation) : null;
            var entry = new AuditEntry((last?.Number ?? 0) + 1, clock.GetUtcNow(), note, last?.Hash ?? "", Hash: "").Sealed();
            if (await records.WriteAsync(NameOf(entry.Number), entry.Written(), RecordTag.None, cancellation) is not null)
            {
                return entry;
            }
        }
    }

    /// <summary>All entries, the first one first.</summary>
    public async IAsyncEnumerable<AuditEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var name in await NamesAsync(cancellation))
        {
            if (await EntryAsync(name, cancellation) is { } entry)
            {
                yield return entry;
            }
        }
    }

    /// <summary>Finds the first entry that is missing, moved or changed.</summary>
    public async Task<AuditCheck> VerifyAsync(CancellationToken cancellation)
    {
        var (entries, head) = (0, "");
        foreach (var name in await NamesAsync(cancellation))
        {
            var entry = await EntryAsync(name, cancellation);
            if (entry is null || name != NameOf(entries + 1) || entry.Number != entries + 1 || entry.Previous != head || entry.Hash != entry.HashOf())
            {
                return new(entries, head, entries + 1);
            }

            (entries, head) = (entry.Number, entry.Hash);
        }

        return new(entries, head, Broken: null);
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Folder}{number:D8}");

    private async Task<string[]> NamesAsync(CancellationToken cancellation) =>
        await records.ListAsync(Folder, cancellation).Order(StringComparer.Ordinal).ToArrayAsync(cancellation);

    /// <summary>Null when it isn't written any more as this log writes: then somebody touched it.</summary>
    private async Task<AuditEntry?> EntryAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return await records.ReadAsync(name, cancellation) is { } record
                && JsonSerializer.Deserialize(record.Content.Span, AuditJson.Default.AuditEntry) is { } entry
                && record.Content.Span.SequenceEqual(entry.Written())
                ? entry
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(AuditEntry))]
internal sealed partial class AuditJson : JsonSerializerContext;
