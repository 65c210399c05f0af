using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Coach.Transcripts;
using Coach.Transcripts.Audit;
using Coach.Transcripts.Export;
using Coach.Transcripts.Export.Checking;
using Coach.Transcripts.Export.Selection;

namespace Coach.Bot.Commands.Exporting;

/// <summary>An export to a file, and the checks of one.</summary>
internal sealed class ExportJob(ITranscriptStore store, Terminal terminal)
{
    private const int KeyLength = 32;

    /// <summary>Where it goes on record; null for the demo, which keeps nothing.</summary>
    public AuditLog? Audit { get; init; }

    public async Task<int> PreviewAsync(ExportRequest request, CancellationToken cancellation)
    {
        await terminal.Out.WriteLineAsync(Sum(await Survey.OfAsync(store, request.Filter, cancellation)));
        return 0;
    }

    public async Task<int> RunAsync(ExportRequest request, string path, CancellationToken cancellation)
    {
        var survey = await Survey.OfAsync(store, request.Filter, cancellation);
        await NoteAsync(request, survey, $"begins: {request.Filter.Text}", cancellation);
        var result = await WriteAsync(request, survey, path, cancellation);
        await NoteAsync(request, survey, $"whole: {request.Filter.Text}; sha256 {result.Hash}", cancellation);
        await terminal.Out.WriteLineAsync($"{Sum(survey)}\nWritten to {path}\nSHA-256 inside: {result.Hash}");
        return 0;
    }

    private async Task NoteAsync(ExportRequest request, Survey survey, string scope, CancellationToken cancellation)
    {
        var counts = ImmutableSortedDictionary<string, int>.Empty.Add("cases", survey.Cases.Length).Add("messages", survey.Messages);
        var act = request.WithNames ? AuditAct.Reidentified : AuditAct.Exported;
        await (Audit?.AppendAsync(new(act, request.Operator, request.Purpose, scope, counts), cancellation) ?? Task.CompletedTask);
    }

    /// <summary>Writes the zip. It appears under its name only when it is whole.</summary>
    public async Task<ExportResult> WriteAsync(ExportRequest request, Survey survey, string path, CancellationToken cancellation)
    {
        var part = path + ".part";
        try
        {
            ExportResult result;
            await using (var file = File.Create(part))
            {
                result = await new Exporter(store, terminal.Time, RandomNumberGenerator.GetBytes(KeyLength)).WriteAsync(request, survey, file, cancellation);
            }

            File.Move(part, path, overwrite: true);
            return result;
        }
        finally
        {
            File.Delete(part); // left over only when the export failed or was stopped
        }
    }

    public static async Task<int> VerifyAsync(Terminal terminal, string path, CancellationToken cancellation)
    {
        await using var zip = File.OpenRead(path);
        var checkedNow = await Verification.OfAsync(zip, cancellation);
        foreach (var flaw in checkedNow.Flaws)
        {
            await terminal.Error.WriteLineAsync($"{flaw.File}: {flaw.What}.");
        }

        if (checkedNow is { Flaws.Length: > 0 } or { Manifest: null })
        {
            return 1;
        }

        await terminal.Out.WriteLineAsync($"As it was written on {checkedNow.Manifest.GeneratedAtUtc:yyyy-MM-dd HH:mm} UTC: {checkedNow.Manifest.Files.Length} files, {checkedNow.Manifest.Counts.Cases} cases.");
        return 0;
    }

    public static async Task<int> ReplayAsync(Terminal terminal, string path, CancellationToken cancellation)
    {
        var (all, same) = (0, 0);
        await using var zip = File.OpenRead(path);
        await foreach (var one in Replay.Today.OfAsync(zip, cancellation))
        {
            all++;
            same += one.Differences.IsEmpty ? 1 : 0;
            var outcome = one.Differences.IsEmpty ? "same" : $"different (made by rules {one.RulesVersion}): {string.Join("; ", one.Differences)}";
            await terminal.Out.WriteLineAsync($"{one.Case} {one.Line}: {outcome}");
        }

        await terminal.Out.WriteLineAsync($"{same} of {all} decisions come out the same.");
        return same == all ? 0 : 1;
    }

    private static string Sum(Survey survey) => survey.Cases.IsEmpty ? "No case fits." : string.Create(
        CultureInfo.InvariantCulture,
        $"{survey.Cases.Length} cases, {survey.Messages} messages, {survey.Bytes / 1024.0:N0} KB as stored, from {survey.Oldest:yyyy-MM-dd HH:mm} to {survey.Newest:yyyy-MM-dd HH:mm} UTC")
        + (survey.Unreadable.IsEmpty ? "." : $"; {survey.Unreadable.Length} can't be read and are left out.");
}
