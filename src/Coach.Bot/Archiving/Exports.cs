using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Coach.Core.Reasoning;
using Coach.Transcripts;
using Coach.Transcripts.Audit;
using Coach.Transcripts.Export;
using Coach.Transcripts.Export.Selection;
using Coach.Transcripts.Index;

namespace Coach.Bot.Portal;

/// <summary>Exports as the API and the pages make them: each is on record before its first byte leaves, and with its hash when it is whole.</summary>
internal sealed class Exports(ITranscriptStore store, CaseIndex index, AuditLog audit, TimeProvider clock)
{
    private const int KeyLength = 32;
    private const string Hash = "sha256 ";

    /// <summary>What such an export would hold, as of now.</summary>
    public async Task<Survey> SurveyAsync(CaseFilter filter, CancellationToken cancellation) => await SurveyAsync(await KnownAsync(filter, cancellation), filter, cancellation);

    public async Task<ExportResult> WriteAsync(ExportRequest request, Stream to, IProgress<ExportProgress>? progress, CancellationToken cancellation)
    {
        var known = await KnownAsync(request.Filter, cancellation);
        var act = request.WithNames ? AuditAct.Reidentified : AuditAct.Exported;
        var counts = ImmutableSortedDictionary<string, int>.Empty.Add("cases", known.Length).Add("messages", known.Sum(one => one.Messages));
        await audit.AppendAsync(new(act, request.Operator, request.Purpose, $"begins: {Scope(request)}", counts), cancellation);
        var exporter = new Exporter(store, clock, RandomNumberGenerator.GetBytes(KeyLength)) { Progress = progress };
        var made = await exporter.WriteAsync(request with { Previous = await PreviousAsync(cancellation) }, stop => SurveyAsync(known, request.Filter, stop), to, cancellation);
        await audit.AppendAsync(new(act, request.Operator, request.Purpose, $"whole: {Scope(request)}; {Hash}{made.Hash}", counts), CancellationToken.None);
        return made;
    }

    /// <summary>What the file is called on the disk of whoever asked.</summary>
    public string FileName() => string.Create(CultureInfo.InvariantCulture, $"transcripts-{clock.GetUtcNow():yyyy-MM-dd-HHmm}.zip");

    private async Task<ImmutableArray<CaseSummary>> KnownAsync(CaseFilter filter, CancellationToken cancellation) => [.. (await index.AsOfNowAsync(store, cancellation)).Values.Where(filter.Takes)];

    private Task<Survey> SurveyAsync(ImmutableArray<CaseSummary> known, CaseFilter filter, CancellationToken cancellation) =>
        Survey.OfAsync(store, known.Select(one => one.Name).ToAsyncEnumerable(), filter, cancellation);

    private static string Scope(ExportRequest request) =>
        $"{request.Filter.Text}, as {string.Join(", ", Word.Parts(request.Formats).Select(Word.Of))}";

    private async Task<string?> PreviousAsync(CancellationToken cancellation)
    {
        string? previous = null;
        await foreach (var entry in audit.ReadAsync(cancellation).Where(entry => entry.Note.Act is AuditAct.Exported or AuditAct.Reidentified))
        {
            previous = entry.Note.Scope.LastIndexOf(Hash, StringComparison.Ordinal) is >= 0 and var at ? entry.Note.Scope[(at + Hash.Length)..] : previous;
        }

        return previous;
    }
}
