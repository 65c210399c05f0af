using System.Globalization;
using Coach.Bot.Archiving;
using Coach.Transcripts.Export;
using Coach.Transcripts.Export.Checking;
using Coach.Transcripts.Export.Selection;

namespace Coach.Bot.Commands.Exporting;

/// <summary>An export to a file, and the checks of one.</summary>
internal sealed class ExportJob(Archive archive, Terminal terminal)
{
    public async Task<int> PreviewAsync(ExportRequest request, CancellationToken cancellation)
    {
        await archive.Store.CatchUpAsync(cancellation);
        await terminal.Out.WriteLineAsync(Sum(await archive.Exports.SurveyAsync(request.Filter, cancellation)));
        return 0;
    }

    public async Task<int> RunAsync(ExportRequest request, string path, CancellationToken cancellation)
    {
        await archive.Store.CatchUpAsync(cancellation);
        var result = await WriteAsync(request, path, cancellation);
        await terminal.Out.WriteLineAsync($"{Sum(result.Survey)}\nWritten to {path}\nSHA-256 inside: {result.Hash}");
        return 0;
    }

    /// <summary>Writes the zip. It appears under its name only when it is whole.</summary>
    public async Task<ExportResult> WriteAsync(ExportRequest request, string path, CancellationToken cancellation)
    {
        var part = path + ".part";
        try
        {
            ExportResult result;
            await using (var file = File.Create(part))
            {
                result = await archive.Exports.WriteAsync(request, file, progress: null, cancellation);
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
