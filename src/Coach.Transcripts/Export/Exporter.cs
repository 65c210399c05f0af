using System.Collections.Immutable;
using System.Reflection;
using Coach.Core.Reasoning;
using Coach.Transcripts.Export.Archive;
using Coach.Transcripts.Export.Pseudonyms;
using Coach.Transcripts.Export.Selection;

namespace Coach.Transcripts.Export;

/// <summary>How far an export has come.</summary>
public readonly record struct ExportProgress(int Cases, int Of);

/// <summary>What was exported.</summary>
/// <param name="Hash">Of the whole archive, as its comment holds it.</param>
public sealed record ExportResult(Manifest Manifest, string Hash);

/// <summary>Writes cases as a zip, each read once and kept no longer than it takes to write.</summary>
/// <param name="key">Random bytes for the aliases, fresh for each export.</param>
public sealed class Exporter(ITranscriptStore store, TimeProvider clock, ReadOnlyMemory<byte> key)
{
    private readonly Aliases aliases = new(key);

    /// <summary>Told after each case.</summary>
    public IProgress<ExportProgress>? Progress { get; init; }

    /// <summary>Writes a whole export.</summary>
    /// <param name="survey">Of the same filter: what to export.</param>
    /// <param name="to">Written straight through; it isn't closed.</param>
    public Task<ExportResult> WriteAsync(ExportRequest request, Survey survey, Stream to, CancellationToken cancellation) =>
        WriteAsync(request, _ => Task.FromResult(survey), to, cancellation);

    /// <summary>The same where looking for what to export takes long: the archive begins before.</summary>
    public async Task<ExportResult> WriteAsync(ExportRequest request, Func<CancellationToken, Task<Survey>> look, Stream to, CancellationToken cancellation)
    {
        await using var archive = await ExportArchive.CreateAsync(to, cancellation);
        await archive.AddAsync("README.txt", ReadMe.Text, cancellation); // there at once, whatever follows
        await archive.FlushAsync(cancellation);
        var survey = await look(cancellation);
        await using var files = new ExportFiles(archive, request.Formats);
        var missing = survey.Unreadable.ToList();
        for (var done = 0; done < survey.Cases.Length; done++)
        {
            var name = survey.Cases[done].Name;
            if (await CaseAsync(name, request, survey.People, cancellation) is { } one)
            {
                await files.AddAsync(one, cancellation);
            }
            else
            {
                missing.Add(name);
            }

            Progress?.Report(new(done + 1, survey.Cases.Length));
        }

        await files.EndAsync(cancellation);
        var manifest = Manifest(request, files.Tally, [.. missing.Select(name => request.WithNames ? CaseNames.Text(name) : aliases.Case(name))]);
        return new(manifest, await archive.SealAsync(manifest, cancellation));
    }

    /// <summary>Null when it can't be read, or is gone since the survey.</summary>
    private async Task<ExportedCase?> CaseAsync(CaseName name, ExportRequest request, People people, CancellationToken cancellation)
    {
        try
        {
            var turns = (await store.ReadAsync(name, cancellation)).Turns;
            return turns.IsEmpty ? null
                : request.WithNames ? ExportedCase.Of(CaseNames.Text(name).Replace('/', '-'), turns)
                : ExportedCase.WithoutNames(name, turns, aliases, people);
        }
        catch (UnreadableTranscriptException)
        {
            return null;
        }
    }

    private Manifest Manifest(ExportRequest request, ExportTally tally, ImmutableArray<string> missing)
    {
        var filter = request is { WithNames: false, Filter.Conversation: { } conversation } ? request.Filter with { Conversation = aliases.Of("case", conversation) } : request.Filter;
        var filters = filter.Written();
        return new(
            aliases.Of("export", "manifest"),
            clock.GetUtcNow(),
            request.WithNames ? request.Operator : aliases.Of("operator", request.Operator),
            request.Purpose,
            new(
                filters.ToImmutableSortedDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal),
                filter.Text,
                [.. Word.Parts(request.Formats).Where(one => one != ExportFormats.All).Select(Word.Of)]),
            tally.Channels,
            "full",
            !request.WithNames,
            "coach-export/1",
            typeof(Exporter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            tally.RulesVersions,
            tally.Counts,
            missing.IsEmpty ? [] : [new("unreadable or gone", missing.Length, missing)],
            ReadMe.Notes,
            "SHA-256",
            [],
            request.Previous,
            Reproduce(request, filters));
    }

    private static string Reproduce(ExportRequest request, ImmutableArray<(string Name, string Value)> filters) => string.Join(' ',
    [
        "export",
        .. filters.Select(one => $"--{one.Name} {one.Value}"),
        .. request.Formats == ExportFormats.All ? ImmutableArray<string>.Empty : ["--format " + string.Join(',', Word.Parts(request.Formats).Select(Word.Of))],
        .. request.WithNames ? ImmutableArray.Create("--with-names") : [],
    ]);
}
