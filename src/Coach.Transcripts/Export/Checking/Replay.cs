using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;

namespace Coach.Transcripts.Export.Checking;

/// <summary>A decision derived again from its facts.</summary>
/// <param name="Differences">What comes out differently now, rules first; empty when it is the same.</param>
public sealed record Replayed(string Case, string Line, string? RulesVersion, ImmutableArray<string> Differences);

/// <summary>Derives every decision of an export again, with the rules of this version.</summary>
/// <param name="decide">The reasoner.</param>
public sealed class Replay(Func<CaseFacts, Calendar, ImmutableArray<Fact>, bool, Recommendation> decide)
{
    public static Replay Today { get; } = new(Reasoner.Decide);

    /// <summary>Every decision in the order of the export.</summary>
    /// <exception cref="InvalidDataException">There is no transcript.jsonl in it, or it can't be read.</exception>
    public async IAsyncEnumerable<Replayed> OfAsync(Stream zip, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var archive = await ZipArchive.CreateAsync(zip, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellation);
        var entry = archive.GetEntry("transcript.jsonl") ?? throw new InvalidDataException("There is no transcript.jsonl in this zip: export it again with the format jsonl.");
        using var reader = new StreamReader(await entry.OpenAsync(cancellation));
        while (await reader.ReadLineAsync(cancellation) is { } text)
        {
            if (Read(text) is { Decision: { } stored } line)
            {
                yield return new(line.Case, line.Id, line.RulesVersion, Compare(stored));
            }
        }
    }

    /// <summary>What differs between a decision as it was stored and as its facts give it.</summary>
    public ImmutableArray<string> Compare(DecisionRecord stored)
    {
        // Whether the facts were confirmed shows in the confidence alone; skipped facts that matter are those that are missing.
        var now = decide(stored.Facts, stored.Calendar, stored.Missing, stored.Confidence == Confidence.High || !stored.Missing.IsEmpty);
        return
        [
            .. now.Rules.Except(stored.Rules, StringComparer.Ordinal).Select(rule => $"rule {rule} fires now"),
            .. stored.Rules.Except(now.Rules, StringComparer.Ordinal).Select(rule => $"rule {rule} no longer fires"),
            .. Changed("classes", Words(stored.Certain), Words(now.Certain)),
            .. Changed("open classes", Words(Word.Parts(stored.Open)), Words(Word.Parts(now.Open))),
            .. Changed("role of ELSEWHERE", One(stored.Role), One(now.Role)),
            .. Changed("warnings", Words(stored.Warnings), Words(now.Warnings)),
            .. Changed("verdict", One(stored.Verdict), One(now.Verdict)),
            .. Changed("confidence", One<Confidence>(stored.Confidence), One<Confidence>(now.Confidence)),
            .. Changed("missing", Words(stored.Missing), Words(now.Missing)),
            .. Changed("plan", string.Join(", ", stored.Plan), string.Join(", ", now.Plan.Select(step => step.Intervention.Id))),
        ];
    }

    private static ExportedLine? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, LineJson.Line);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("transcript.jsonl holds a line that can't be read: verify the export first.", e);
        }
    }

    private static ImmutableArray<string> Changed(string what, string before, string now) => before == now ? [] : [$"{what}: {Shown(before)} before, {Shown(now)} now"];

    private static string Shown(string words) => words.Length == 0 ? "none" : words;

    private static string Words<T>(ImmutableArray<T> words)
        where T : struct, Enum => string.Join(", ", words.Select(Word.Of));

    private static string One<T>(T? word)
        where T : struct, Enum => word is { } known ? Word.Of(known) : "";
}
