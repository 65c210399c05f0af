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
        var command = new Command("place", "Begin a hold.") { name, person, conversation, reason };
        command.SetAction(async (parsed, cancellation) =>
        {
            var called = parsed.GetValue(name)!;
            if (RightsCommands.SubjectOf(parsed.GetValue(person), parsed.GetValue(conversation)) is not { } subject)
            {
                return await RightsCommands.AskForSubjectAsync(terminal);
            }

            if (!IsName(called))
            {
                await terminal.Error.WriteLineAsync("A hold is named with small letters, digits, dots and dashes, like lawsuit-2026-4.");
                return 1;
            }

            var archive = Archive.Open(settings().Transcripts, terminal.Time);
            var hold = new Hold(called, subject, parsed.GetValue(reason)!, Environment.UserName, terminal.Time.GetUtcNow());
            var isNew = await archive.Holds.PlaceAsync(hold, cancellation);
            return await AnswerAsync(terminal, archive, new(AuditAct.HoldPlaced, hold.By, hold.Reason, $"{called}: {subject.Scope}", None), isNew ? $"The hold \"{called}\" stands." : null);
        });
        return command;
    }

    private static Command Release(Terminal terminal, Func<CoachSettings> settings)
    {
        var name = new Argument<string>("name") { Description = "The hold to end." };
        var reason = new Option<string>("--reason") { Description = "Why; it stands in the audit log. Name nobody.", Required = true, HelpName = "text" };
        var command = new Command("release", "End a hold.") { name, reason };
        command.SetAction(async (parsed, cancellation) =>
        {
            var called = parsed.GetValue(name)!;
            var archive = Archive.Open(settings().Transcripts, terminal.Time);
            var stood = IsName(called) && await archive.Holds.ReleaseAsync(called, cancellation);
            return await AnswerAsync(terminal, archive, new(AuditAct.HoldReleased, Environment.UserName, parsed.GetValue(reason), called, None), stood ? $"The hold \"{called}\" has ended." : null);
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

    private static async Task<int> AnswerAsync(Terminal terminal, Archive archive, AuditNote note, string? done)
    {
        if (done is null)
        {
            await terminal.Error.WriteLineAsync(note.Act == AuditAct.HoldPlaced ? "A hold of this name stands already." : "No hold of this name stands.");
            return 1;
        }

        await archive.Audit.AppendAsync(note, CancellationToken.None);
        await terminal.Out.WriteLineAsync(done);
        return 0;
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
