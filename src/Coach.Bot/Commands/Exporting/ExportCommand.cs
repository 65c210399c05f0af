using System.Collections.Immutable;
using System.CommandLine;
using Coach.Bot.Archiving;
using Coach.Bot.Settings;
using Coach.Transcripts.Audit;
using Coach.Transcripts.Export;
using Coach.Transcripts.Export.Selection;

namespace Coach.Bot.Commands.Exporting;

/// <summary>export: writes transcripts as a zip, without names unless they are asked for.</summary>
internal sealed class ExportCommand
{
    private readonly Option<string?> output = new("--out", "-o") { Description = "The zip to write. Without it: transcripts.zip here.", HelpName = "file" };
    private readonly Option<string?> formats = new("--format") { Description = $"Some of {string.Join(", ", FormatWords.All)}, with commas. Without it: all.", HelpName = "formats" };
    private readonly Option<bool> names = new("--with-names") { Description = "People stay recognisable. Needs --purpose and --allowed-by; where a sign-in is set up it is done on the pages, with the role Reidentify." };
    private readonly Option<string?> purpose = new("--purpose") { Description = "What for; it goes into the manifest.", HelpName = "words" };
    private readonly Option<string?> allowed = new("--allowed-by") { Description = "Who allowed an export with names; it goes into the audit log before the export begins, and into the manifest.", HelpName = "who" };
    private readonly Option<bool> preview = new("--preview") { Description = "Only say how much it would be." };

    private readonly ImmutableDictionary<string, Option<string?>> filters = FilterWords.Names.ToImmutableDictionary(
        name => name,
        name => new Option<string?>($"--{name}") { Description = About(name), HelpName = name },
        StringComparer.Ordinal);

    public static Command Make(Terminal terminal, Func<CoachSettings> settings) => new ExportCommand().For(terminal, settings);

    private Command For(Terminal terminal, Func<CoachSettings> settings)
    {
        var command = new Command("export", "Write transcripts as a zip: tables, JSON lines, pages to read, and a manifest. People have aliases.") { output, formats, names, purpose, allowed, preview };
        foreach (var name in FilterWords.Names)
        {
            command.Add(filters[name]);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            var faults = new List<(string Name, string Fault)>();
            var request = Request(parsed, faults);
            var set = settings();
            var archive = Archive.Open(set.Transcripts, terminal.Time);
            var job = new ExportJob(archive, terminal);
            return faults.Count > 0 ? await RefusedAsync(terminal, faults)
                : parsed.GetValue(preview) ? await job.PreviewAsync(request, cancellation)
                : request.WithNames && set.SignIn is not null ? await AskForRoleAsync(terminal, archive, request)
                : await job.RunAsync(request, parsed.GetValue(output) ?? "transcripts.zip", cancellation);
        });
        return command;
    }

    private ExportRequest Request(ParseResult parsed, List<(string Name, string Fault)> faults)
    {
        var filter = new FilterWords(name => parsed.GetValue(filters[name]), faults).Read();
        var request = new ExportRequest(filter, FormatWords.Read(parsed.GetValue(formats), faults), Environment.UserName, parsed.GetValue(purpose), parsed.GetValue(names));
        if (!request.WithNames)
        {
            return request;
        }

        if (string.IsNullOrWhiteSpace(request.Purpose))
        {
            faults.Add(("purpose", "the reason for an export with names"));
        }

        if (string.IsNullOrWhiteSpace(parsed.GetValue(allowed)))
        {
            faults.Add(("allowed-by", "who allowed an export with names"));
        }

        return request with { Operator = $"{request.Operator}, allowed by {parsed.GetValue(allowed)}" };
    }

    /// <summary>A command line knows no roles. Where the organisation's provider does, it is not a way around them.</summary>
    private static async Task<int> AskForRoleAsync(Terminal terminal, Archive archive, ExportRequest request)
    {
        await archive.Audit.AppendAsync(new(AuditAct.Refused, request.Operator, request.Purpose, "export --with-names", ImmutableSortedDictionary<string, int>.Empty), CancellationToken.None);
        await terminal.Error.WriteLineAsync("A sign-in is set up here (SignIn:Authority): export names at /transcripts or by its API, with the role Reidentify. That you tried is in the audit log.");
        return 1;
    }

    private static string About(string filter) => filter switch
    {
        "channel" => "Only this channel: teams, slack, page, terminal.",
        "from" => "Opened on this day (2026-11-23) or later.",
        "to" => "Opened on this day or earlier.",
        "tz" => "The time zone of these days, such as Europe/Zurich. Without it: UTC.",
        "outcome" => "With BUILD, SUPPORT or ELSEWHERE in the result; NONE for no result.",
        "asked" => "That asked for this: course, workshop, job_aid, checklist, library, embedded.",
        "state" => "open, decided or closed.",
        _ => "Only this conversation, or one case of it (conversation/number).",
    };

    private static async Task<int> RefusedAsync(Terminal terminal, List<(string Name, string Fault)> faults)
    {
        foreach (var (name, fault) in faults)
        {
            await terminal.Error.WriteLineAsync($"--{name}: give {fault}.");
        }

        return 1;
    }
}
