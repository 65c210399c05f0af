using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coach.Transcripts.Records;

namespace Coach.Transcripts.Rights;

/// <summary>A legal hold: what it covers is neither erased nor deleted while it stands.</summary>
/// <param name="Name">As people call it, in the letters that a record's name may have: "lawsuit-2026-4".</param>
public sealed record Hold(string Name, Subject Over, string Reason, string By, DateTimeOffset At);

/// <summary>The legal holds that stand.</summary>
public sealed class Holds(IRecords records)
{
    private const string Folder = "holds/";

    /// <summary>False when a hold of this name stands already.</summary>
    public async Task<bool> PlaceAsync(Hold hold, CancellationToken cancellation) =>
        await records.WriteAsync(Folder + hold.Name, JsonSerializer.SerializeToUtf8Bytes(hold, HoldJson.Default.Hold), RecordTag.None, cancellation) is not null;

    /// <summary>False when there is none of this name.</summary>
    public async Task<bool> ReleaseAsync(string name, CancellationToken cancellation) =>
        await records.ReadAsync(Folder + name, cancellation) is { } stood && await records.DeleteAsync(Folder + name, stood.Tag, cancellation);

    public async Task<ImmutableArray<Hold>> ReadAsync(CancellationToken cancellation)
    {
        var holds = ImmutableArray.CreateBuilder<Hold>();
        await foreach (var name in records.ListAsync(Folder, cancellation).Order(StringComparer.Ordinal))
        {
            if (await records.ReadAsync(name, cancellation) is { } record)
            {
                holds.Add(JsonSerializer.Deserialize(record.Content.Span, HoldJson.Default.Hold)!);
            }
        }

        return holds.ToImmutable();
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Hold))]
internal sealed partial class HoldJson : JsonSerializerContext;
