using System.Collections.Immutable;
using System.CommandLine;
using Coach.Bot.Archiving;
using Coach.Bot.Settings;
using Coach.Transcripts.Audit;
using Coach.Transcripts.Records;
using Coach.Transcripts.Rights;

namespace Coach.Bot.Commands.Archiving;

/// <summary>hold: keeps transcripts that a court or an inquiry needs from being erased or deleted.</summary>
internal static class HoldCommand
{
    private const int LongestName = 60;

    public static Command Make(Terminal terminal, Func<CoachSettings> settings) =>
        new("hold", "Keep transcripts from being erased or deleted: hold place, hold release, hold list.") { Place(terminal, settings), Release(terminal, settings), List(terminal, settings) };

    private static Command Place(Terminal terminal, Func<CoachSettings> settings)
    {
        var name = new Argument<string>("name") { Description = "What to call it: small letters, digits, dots and dashes, like lawsuit-2026-4." };
        var person = new Option<string?>("--person") { Description = "Hold every case in which this person spoke; the id that the channel gives.", HelpName = "id" };
        var conversation = new Option<string?>("--conversation") { Description = "Hold this conversation, as lists and exports name it.", HelpName = "name" };
        var reason = new Option<string>("--reason") { Description = "Why; it stands in the audit log. Name nobody.", Required = true, HelpName = "text" };
        var dry = RightsCommands.Dry;
        var command = new Command("place", "Begin a hold. A rule of the storage account that deletes by age knows nothing of it: switch that off.") { name, person, conversation, reason, dry };
        command.SetAction(async (parsed, cancellation) =>
        {
            var called = parsed.GetValue(name)!;
            if (RightsCommands.SubjectOf(parsed.GetValue(person), parsed.GetValue(conversation)) is not { } subject)
            {
                return await RightsCommands.AskForSubjectAsync(terminal);
            }

            if (!IsName(called))
            {
                return await RefusedAsync(terminal, "A hold is named with small letters, digits, dots and dashes, like lawsuit-2026-4.");
            }

            var archive = Archive.Open(settings().Transcripts, terminal.Time);
            var hold = new Hold(called, subject, parsed.GetValue(reason)!, Environment.UserName, terminal.Time.GetUtcNow());
            var isDry = parsed.GetValue(dry);
            if (await StandingAsync(archive, called, cancellation) is not null || !(isDry || await archive.Holds.PlaceAsync(hold, cancellation)))
            {
                return await RefusedAsync(terminal, "A hold of this name stands already.");
            }

            await NoteAsync(archive, isDry, new(AuditAct.HoldPlaced, hold.By, hold.Reason, $"{called}: {subject.Scope}", None));
            await SayAsync(terminal, isDry, $"The hold \"{called}\" stands.");
            return await RightsCommands.TellAsync(terminal, await archive.Archivist.KeptAsync(subject, cancellation), isDry ? "would be kept by it" : "are kept by it");
        });
        return command;
    }

    private static Command Release(Terminal terminal, Func<CoachSettings> settings)
    {
        var name = new Argument<string>("name") { Description = "The hold to end." };
        var reason = new Option<string>("--reason") { Description = "Why; it stands in the audit log. Name nobody.", Required = true, HelpName = "text" };
        var dry = RightsCommands.Dry;
        var command = new Command("release", "End a hold.") { name, reason, dry };
        command.SetAction(async (parsed, cancellation) =>
        {
            var called = parsed.GetValue(name)!;
            var archive = Archive.Open(settings().Transcripts, terminal.Time);
            var isDry = parsed.GetValue(dry);
            if (await StandingAsync(archive, called, cancellation) is not { } stood || !(isDry || await archive.Holds.ReleaseAsync(called, cancellation)))
            {
                return await RefusedAsync(terminal, "No hold of this name stands.");
            }

            await NoteAsync(archive, isDry, new(AuditAct.HoldReleased, Environment.UserName, parsed.GetValue(reason), called, None));
            await SayAsync(terminal, isDry, $"The hold \"{called}\" has ended.");
            return await RightsCommands.TellAsync(terminal, await archive.Archivist.KeptAsync(stood.Over, cancellation), isDry ? "would be kept by it no longer" : "are kept by it no longer");
        });
        return command;
    }

    private static Command List(Terminal terminal, Func<CoachSettings> settings)
    {
        var command = new Command("list", "Show the holds that stand.");
        command.SetAction(async (_, cancellation) =>
        {
            foreach (var hold in await Archive.Open(settings().Transcripts, terminal.Time).Holds.ReadAsync(cancellation))
            {
                await terminal.Out.WriteLineAsync($"{hold.Name}  {hold.At:yyyy-MM-dd}  {hold.Over.Scope}  {hold.Reason}");
            }

            return 0;
        });
        return command;
    }

    private static ImmutableSortedDictionary<string, int> None => ImmutableSortedDictionary<string, int>.Empty;

    private static async Task<Hold?> StandingAsync(Archive archive, string name, CancellationToken cancellation) =>
        (await archive.Holds.ReadAsync(cancellation)).FirstOrDefault(hold => hold.Name == name);

    /// <summary>Before anything is counted: a hold holds from now on, and that is on record.</summary>
    private static Task NoteAsync(Archive archive, bool isDry, AuditNote note) => isDry ? Task.CompletedTask : archive.Audit.AppendAsync(note, CancellationToken.None);

    private static Task SayAsync(Terminal terminal, bool isDry, string done) => isDry ? Task.CompletedTask : terminal.Out.WriteLineAsync(done);

    private static async Task<int> RefusedAsync(Terminal terminal, string why)
    {
        await terminal.Error.WriteLineAsync(why);
        return 1;
    }

    private static bool IsName(string name)
    {
        try
        {
            return name.Length is > 0 and <= LongestName && !name.Contains('/', StringComparison.Ordinal) && RecordNames.Checked(name) == name;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
