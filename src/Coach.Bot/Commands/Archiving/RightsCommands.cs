using System.CommandLine;
using System.Globalization;
using Coach.Bot.Archiving;
using Coach.Bot.Settings;
using Coach.Transcripts;
using Coach.Transcripts.Rights;

namespace Coach.Bot.Commands.Archiving;

/// <summary>erase, access and retain: what people and the law may ask of an archive.</summary>
internal static class RightsCommands
{
    private static Option<string?> Person => new("--person") { Description = "The person's id, as the channel gives it.", HelpName = "id" };

    private static Option<string?> Conversation => new("--conversation") { Description = "The name of a conversation, as lists and exports show it.", HelpName = "name" };

    private static Option<string?> Reason => new("--reason") { Description = "Why; it stands in the audit log. Name nobody.", HelpName = "text" };

    internal static Option<bool> Dry => new("--dry-run") { Description = "Only count." };

    public static Command Erase(Terminal terminal, Func<CoachSettings> settings)
    {
        var (person, conversation, reason, dry) = (Person, Conversation, Reason, Dry);
        var command = new Command("erase", "Erase what a person said, everywhere, or all that was said in a conversation. A legal hold keeps what it covers.") { person, conversation, reason, dry };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (SubjectOf(parsed.GetValue(person), parsed.GetValue(conversation)) is not { } subject)
            {
                return await AskForSubjectAsync(terminal);
            }

            var order = new Order(Environment.UserName, parsed.GetValue(reason), parsed.GetValue(dry));
            return await RunAsync(terminal, settings(), archive => archive.Archivist.EraseAsync(subject, order, cancellation), order.IsDry ? "would be erased" : "erased");
        });
        return command;
    }

    public static Command Retain(Terminal terminal, Func<CoachSettings> settings)
    {
        var dry = Dry;
        var days = new Option<int?>("--days") { Description = "Keep so many days. Without it: Coach:RetentionDays.", HelpName = "number" };
        var command = new Command("retain", "Delete the cases in which nothing has happened for longer than they are kept. The server does it once a day.") { days, dry };
        command.SetAction(async (parsed, cancellation) =>
        {
            var set = settings();
            var kept = parsed.GetValue(days) ?? set.Policy.RetentionDays;
            if (kept < 1)
            {
                await terminal.Error.WriteLineAsync("Give --days of 1 or more.");
                return 1;
            }

            var order = new Order(Environment.UserName, Reason: null, parsed.GetValue(dry));
            return await RunAsync(terminal, set, archive => archive.Archivist.RetainAsync(kept, order, cancellation), order.IsDry ? "would be deleted" : "deleted");
        });
        return command;
    }

    public static Command Access(Terminal terminal, Func<CoachSettings> settings)
    {
        var (person, conversation, reason, dry) = (Person, Conversation, Reason, Dry);
        var output = new Option<string?>("--out", "-o") { Description = "The file to write. Without it: standard output.", HelpName = "file" };
        var command = new Command("access", "Write all that is kept of a person, as JSON lines: their chats whole, and of shared conversations what is theirs.") { person, conversation, reason, output, dry };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (SubjectOf(parsed.GetValue(person), parsed.GetValue(conversation)) is not { } subject)
            {
                return await AskForSubjectAsync(terminal);
            }

            var order = new Order(Environment.UserName, parsed.GetValue(reason), parsed.GetValue(dry));
            return order.IsDry
                ? await RunAsync(terminal, settings(), archive => archive.Archivist.AccessAsync(subject, order, To(TextWriter.Null), cancellation), "would be handed over")
                : await new FilePair(From: null, parsed.GetValue(output), IsMarked: false).RunAsync(terminal, files =>
                    RunAsync(files with { Out = terminal.Error }, settings(), archive => archive.Archivist.AccessAsync(subject, order, To(files.Out), cancellation), "handed over"));
        });
        return command;
    }

    /// <summary>Null when neither was given, or a conversation that can't be one.</summary>
    internal static Subject? SubjectOf(string? person, string? conversation) =>
        (person, conversation) switch
        {
            (null or "", null) => null,
            (_, { } name) when !CaseNames.IsHash(name) => null,
            _ => new(person is null ? null : Subject.HashOf(person), conversation),
        };

    internal static async Task<int> AskForSubjectAsync(Terminal terminal)
    {
        await terminal.Error.WriteLineAsync("Say whose or which: --person with the id that the channel gives, or --conversation with the 32 digits that lists and exports show.");
        return 1;
    }

    private static Handing To(TextWriter output) =>
        new(log => WriteAsync(log, output), (name, entry) => output.WriteLineAsync($"{{\"record\":\"{name}\",\"holds\":{entry.GetRawText()}}}"));

    private static async Task WriteAsync(Transcript log, TextWriter output)
    {
        foreach (var turn in log.Turns)
        {
            var line = System.Text.Encoding.UTF8.GetString(TranscriptLines.Write(turn));
            await output.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{{\"case\":\"{log.Name.Conversation}/{log.Name.Number}\",{line[1..]}"));
        }
    }

    private static async Task<int> RunAsync(Terminal terminal, CoachSettings settings, Func<Archive, Task<RightsCount>> work, string done)
    {
        var archive = Archive.Open(settings.Transcripts, terminal.Time);
        var count = await work(archive);
        await archive.Store.FlushAsync(CancellationToken.None);
        return await TellAsync(terminal, count, done);
    }

    /// <summary>0 unless something could not be read.</summary>
    internal static async Task<int> TellAsync(Terminal terminal, RightsCount count, string done)
    {
        await terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count.Messages} messages in {count.Cases} cases and {count.Records} records {done}."));
        foreach (var (hold, cases) in count.HeldBy)
        {
            await terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The hold \"{hold}\" keeps {cases} cases."));
        }

        if (count.Unreadable > 0)
        {
            await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count.Unreadable} cases could not be read and were left as they are."));
        }

        return count.Unreadable == 0 ? 0 : 1;
    }
}
