using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Coach.Core.Reasoning;
using Coach.Transcripts;
using Coach.Transcripts.Audit;
using Coach.Transcripts.Export;
using Coach.Transcripts.Export.Selection;
using Coach.Transcripts.Index;

namespace Coach.Bot.Archiving;

/// <summary>Exports, whoever asks for them: each is on record before its first byte leaves, and with its hash when it is whole; the next one names that hash.</summary>
internal sealed class Exports(Archive archive)
{
    private const int KeyLength = 32;
    private const string Hash = "sha256 ";

    /// <summary>What such an export would hold, as of now.</summary>
    public async Task<Survey> SurveyAsync(CaseFilter filter, CancellationToken cancellation) => await SurveyAsync(await archive.IndexedAsync(cancellation), filter, cancellation);

    public async Task<ExportResult> WriteAsync(ExportRequest request, Stream to, IProgress<ExportProgress>? progress, CancellationToken cancellation)
    {
        var indexed = await archive.IndexedAsync(cancellation);
        var known = indexed.Values.Where(request.Filter.Takes).ToList();
        var act = request.WithNames ? AuditAct.Reidentified : AuditAct.Exported;
        var counts = ImmutableSortedDictionary<string, int>.Empty.Add("cases", known.Count).Add("messages", known.Sum(one => one.Messages));
        await archive.Audit.AppendAsync(new(act, request.Operator, request.Purpose, $"begins: {Scope(request)}", counts), cancellation);
        var exporter = new Exporter(archive.Store, archive.Clock, RandomNumberGenerator.GetBytes(KeyLength)) { Progress = progress, Mode = archive.Mode, Holds = await archive.Holds.ReadAsync(cancellation) };
        var made = await exporter.WriteAsync(request with { Previous = await PreviousAsync(cancellation) }, stop => SurveyAsync(indexed, request.Filter, stop), to, cancellation);
        await archive.Audit.AppendAsync(new(act, request.Operator, request.Purpose, $"whole: {Scope(request)}; {Hash}{made.Hash}", counts), CancellationToken.None);
        return made;
    }

    /// <summary>What the file is called on the disk of whoever asked.</summary>
    public string FileName() => string.Create(CultureInfo.InvariantCulture, $"transcripts-{archive.Clock.GetUtcNow():yyyy-MM-dd-HHmm}.zip");

    /// <summary>By the index only the cases that the filter takes are read; those that it doesn't know may be new, or can't be read, and then the manifest has to say so.</summary>
    private Task<Survey> SurveyAsync(ImmutableDictionary<CaseName, CaseSummary> indexed, CaseFilter filter, CancellationToken cancellation)
    {
        var unknown = archive.Store.ListAsync(cancellation).Select(listed => listed.Name).Where(name => !indexed.ContainsKey(name));
        return Survey.OfAsync(archive.Store, indexed.Values.Where(filter.Takes).Select(one => one.Name).ToAsyncEnumerable().Concat(unknown), filter, cancellation);
    }

    private static string Scope(ExportRequest request) =>
        $"{request.Filter.Text}, as {string.Join(", ", Word.Parts(request.Formats).Select(Word.Of))}";

    private async Task<string?> PreviousAsync(CancellationToken cancellation)
    {
        string? previous = null;
        await foreach (var entry in archive.Audit.ReadAsync(cancellation).Where(entry => entry.Note.Act is AuditAct.Exported or AuditAct.Reidentified))
        {
            previous = entry.Note.Scope.LastIndexOf(Hash, StringComparison.Ordinal) is >= 0 and var at ? entry.Note.Scope[(at + Hash.Length)..] : previous;
        }

        return previous;
    }
}
