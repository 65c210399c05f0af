using System.Collections.Immutable;
using System.Reflection;
using Coach.Core.Reasoning;
using Coach.Transcripts.Export.Archive;
using Coach.Transcripts.Export.Pseudonyms;
using Coach.Transcripts.Export.Selection;
using Coach.Transcripts.Rights;

namespace Coach.Transcripts.Export;

/// <summary>How far an export has come.</summary>
public readonly record struct ExportProgress(int Cases, int Of);

/// <summary>What was exported.</summary>
/// <param name="Hash">Of the whole archive, as its comment holds it.</param>
public sealed record ExportResult(Manifest Manifest, string Hash, Survey Survey);

/// <summary>Writes cases as a zip, each read once and kept no longer than it takes to write.</summary>
/// <param name="key">Random bytes for the aliases, fresh for each export.</param>
public sealed class Exporter(ITranscriptStore store, TimeProvider clock, ReadOnlyMemory<byte> key)
{
    private readonly Aliases aliases = new(key);

    /// <summary>Told after each case.</summary>
    public IProgress<ExportProgress>? Progress { get; init; }

    /// <summary>How much of conversations is kept now (Transcripts:Mode).</summary>
    public string Mode { get; init; } = "Full";

    /// <summary>The legal holds that stand.</summary>
    public ImmutableArray<Hold> Holds { get; init; } = [];

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
        var exceptions = new ExportExceptions();
        exceptions.Add(ExportExceptions.Unreadable, [.. survey.Unreadable.Select(name => NameOf(name, request))]);
        for (var done = 0; done < survey.Cases.Length; done++)
        {
            var name = survey.Cases[done].Name;
            var log = await ReadAsync(name, cancellation);
            if (log is { Turns.IsEmpty: false })
            {
                var one = CaseOf(log, request, survey.People);
                await files.AddAsync(one, cancellation);
                exceptions.Add(one, isHeld: Holds.Any(hold => hold.Over.Keeps(log)));
            }
            else
            {
                exceptions.Add(log is null ? ExportExceptions.Unreadable : ExportExceptions.Gone, NameOf(name, request));
            }

            Progress?.Report(new(done + 1, survey.Cases.Length));
        }

        await files.EndAsync(cancellation);
        var manifest = Manifest(request, files.Tally, exceptions.All);
        return new(manifest, await archive.SealAsync(manifest, cancellation), survey);
    }

    /// <summary>Null when it can't be read; empty when it is gone since the survey.</summary>
    private async Task<Transcript?> ReadAsync(CaseName name, CancellationToken cancellation)
    {
        try
        {
            return await store.ReadAsync(name, cancellation);
        }
        catch (UnreadableTranscriptException)
        {
            return null;
        }
    }

    private ExportedCase CaseOf(Transcript log, ExportRequest request, People people) =>
        request.WithNames ? ExportedCase.Of(NameOf(log.Name, request), log.Turns) : ExportedCase.WithoutNames(log.Name, log.Turns, aliases, people);

    /// <summary>As the files of the case are called.</summary>
    private string NameOf(CaseName name, ExportRequest request) => request.WithNames ? CaseNames.Text(name).Replace('/', '-') : aliases.Case(name);

    private Manifest Manifest(ExportRequest request, ExportTally tally, ImmutableArray<ManifestException> exceptions)
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
            Mode,
            !request.WithNames,
            "coach-export/1",
            typeof(Exporter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            tally.RulesVersions,
            tally.Counts,
            exceptions,
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
