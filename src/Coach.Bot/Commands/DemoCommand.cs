using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Coach.Bot.Archiving;
using Coach.Bot.Commands.Chatting;
using Coach.Bot.Commands.Exporting;
using Coach.Bot.Settings;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Transcripts.Export;
using Microsoft.Extensions.Caching.Memory;

namespace Coach.Bot.Commands;

/// <summary>demo: a whole conversation that holds itself, and checks its own result.</summary>
internal static class DemoCommand
{
    private const string Conversation = "demo";
    private const string Expected = "ELSEWHERE > BUILD, the course: in part";

    public static Command Make(Terminal terminal)
    {
        var export = new Option<string?>("--out", "-o") { Description = "Keep the export under this name. Without it: it is made, verified, and deleted.", HelpName = "file" };
        var command = new Command("demo", "Watch a whole conversation: 20 phone agents, a course asked for, a date; then its export, verified. Needs no network.") { export };
        command.SetAction((parsed, cancellation) => RunAsync(terminal, CoachPolicy.Default, parsed.GetValue(export), cancellation));
        return command;
    }

    /// <summary>0 when the coach comes to what the rules give for these facts and its export is whole; 1 otherwise.</summary>
    /// <param name="export">Where to keep the export; null for nowhere.</param>
    public static async Task<int> RunAsync(Terminal terminal, CoachPolicy policy, string? export, CancellationToken cancellation)
    {
        var archive = Archive.Open(new() { Store = TranscriptsStore.Memory, Path = "" }, terminal.Time);
        using var memory = new MemoryCache(new MemoryCacheOptions());
        var screen = Screens.For(terminal);
        var chat = new Chat(new(new(archive.Store, memory), policy, terminal.Time), terminal, screen, policy);
        await chat.OpenAsync(Conversation, cancellation);
        DecisionRecord? result = null;
        foreach (var (shown, said) in Script(DateOnly.FromDateTime(terminal.Time.GetLocalNow().DateTime)))
        {
            screen.Echo(shown);
            result = (await chat.SayAsync(Conversation, said, cancellation)).Case.State.Result;
        }

        return Judge(screen, terminal, result) + await ExportAsync(archive, terminal, export, cancellation) == 0 ? 0 : 1;
    }

    private static async Task<int> ExportAsync(Archive archive, Terminal terminal, string? export, CancellationToken cancellation)
    {
        var path = export ?? Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await new ExportJob(archive, terminal).WriteAsync(new(new(), ExportFormats.All, "demo"), path, cancellation);
            return await ExportJob.VerifyAsync(terminal, path, cancellation) + await ExportJob.ReplayAsync(terminal, path, cancellation);
        }
        finally
        {
            if (export is null)
            {
                File.Delete(path);
            }
        }
    }

    private static int Judge(IScreen screen, Terminal terminal, DecisionRecord? result)
    {
        var came = result is { Verdict: { } verdict } ? $"{string.Join(" > ", result.Certain.Select(Word.Of))}, the course: {Word.Of(verdict)}" : "no result";
        if (came != Expected)
        {
            terminal.Error.WriteLine($"Expected {Expected}; came to {came}.");
            return 1;
        }

        screen.Note($"As it should be: {came}. Now talk to it yourself: chat.");
        return 0;
    }

    /// <summary>The date is far enough away for the skill to be built, on whatever day this runs.</summary>
    private static ImmutableArray<(string Shown, Said Said)> Script(DateOnly today)
    {
        var far = today.AddMonths(4);
        var date = new DateOnly(far.Year, far.Month, 1).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return
        [
            Pressed("training", "I was asked for training"),
            Filled(("performance", "Our 20 phone agents should recognise a fraud attempt before they reset an account."), ("measure", "9 slipped through last month")),
            Typed("some of it"),
            Typed($"Adapt under pressure, no time to look anything up, by {date}."),
            Typed("what gets rewarded"),
            Pressed("confirm", "Looks right"),
        ];
    }

    private static (string, Said) Typed(string text) => (text, new Said.Typed(text));

    private static (string, Said) Filled(params ReadOnlySpan<(string Field, string Value)> fields)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, value) in fields)
        {
            values.Add(field, value);
        }

        return (string.Join(" / ", values.Values), new Said.Submitted(Forms.AllAtOnce, values, Card: null));
    }

    private static (string, Said) Pressed(string choice, string label) => ($"[{label}]", new Said.Pressed(choice, Card: null));
}
