using System.CommandLine;
using System.Globalization;
using Coach.Bot.Archiving;
using Coach.Bot.Settings;
using Coach.Transcripts.Index;

namespace Coach.Bot.Commands.Archiving;

/// <summary>reindex and verify-audit: what keeps an archive in order.</summary>
internal static class ArchiveCommands
{
    public static Command Reindex(Terminal terminal, Func<CoachSettings> settings)
    {
        var command = new Command("reindex", "Work the index of cases out again from the transcripts; nothing else depends on it.");
        command.SetAction(async (_, cancellation) =>
        {
            var archive = Archive.Open(settings().Transcripts, terminal.Time);
            var (cases, unreadable) = await Reindexing.RunAsync(archive.Store, archive.Index, new Counter(terminal.Error), cancellation);
            await terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{cases} cases are in the index."));
            if (unreadable > 0)
            {
                await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{unreadable} cases could not be read and are not in it."));
            }

            return unreadable == 0 ? 0 : 1;
        });
        return command;
    }

    public static Command VerifyAudit(Terminal terminal, Func<CoachSettings> settings)
    {
        var head = new Option<string?>("--head") { Description = "The last hash that you noted. It must be in the log; so entries that were cut off its end are found, too.", HelpName = "hash" };
        var command = new Command("verify-audit", "Check that no entry of the audit log is missing or was changed.") { head };
        command.SetAction(async (parsed, cancellation) =>
        {
            var audit = Archive.Open(settings().Transcripts, terminal.Time).Audit;
            var check = await audit.VerifyAsync(cancellation);
            if (check.Broken is { } broken)
            {
                await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Entry {broken} is missing or was changed; the {check.Entries} before it are in order."));
                return 1;
            }

            if (parsed.GetValue(head) is { } noted && !await audit.ReadAsync(cancellation).AnyAsync(entry => entry.Hash == noted, cancellation))
            {
                await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The {check.Entries} entries are in order, but the one that you noted is not among them."));
                return 1;
            }

            await terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{check.Entries} entries, in order. Last hash: {check.Head}"));
            return 0;
        });
        return command;
    }

    private sealed class Counter(TextWriter output) : IProgress<int>
    {
        public void Report(int value) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value} cases read"));
    }
}
