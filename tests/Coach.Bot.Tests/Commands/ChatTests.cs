using Coach.Bot.Commands;
using Coach.Bot.Commands.Chatting;
using Coach.Bot.Settings;
using Coach.Bot.Tests.Transcripts;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Transcripts;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

namespace Coach.Bot.Tests.Commands;

public sealed class ChatTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_conversation_from_a_pipe_reads_well_and_is_stored()
    {
        var terminal = TestTerminal.With("salespeople don't log their calls", "1", "3, 4 and 2", "1", "exit", "never read");
        Assert.Equal(0, await RunAsync(terminal, "calls"));
        Assert.Contains("[1] Yes  [2] Partly, or not any more  [3] No  [4] Not sure  [5] Why?\n\n> 1\n\n4 of 4.", terminal.Written(), StringComparison.Ordinal);
        Assert.Contains("Clear what is in the way.", terminal.Written(), StringComparison.Ordinal);
        Assert.Contains("chat --conversation calls", terminal.Written(), StringComparison.Ordinal);
        Assert.DoesNotContain("never read", terminal.Written(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', terminal.Written());

        var state = await StoredAsync("calls");
        Assert.Equal(BarrierKinds.Tools | BarrierKinds.Process | BarrierKinds.Feedback, state.Facts.BarrierKinds);
        Assert.NotNull(state.Result);
    }

    [Fact]
    public async Task A_conversation_goes_on_where_it_stopped()
    {
        await RunAsync(TestTerminal.With("They check the invoice against the order"), "invoices");
        var terminal = TestTerminal.With("2");
        Assert.Equal(0, await RunAsync(terminal, "invoices"));
        Assert.Contains("2 of 4.", terminal.Written(), StringComparison.Ordinal);
        Assert.DoesNotContain("Hi, I'm Coach", terminal.Written(), StringComparison.Ordinal);
        Assert.Equal(Skill.Partial, (await StoredAsync("invoices")).Facts.Skill);
    }

    [Fact]
    public async Task Without_a_name_every_run_is_a_new_conversation()
    {
        await RunAsync(TestTerminal.With(), name: null);
        await RunAsync(TestTerminal.With(), name: null);
        Assert.Equal(2, await new FileTranscriptStore(folder.Path).ListAsync(TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_form_is_filled_field_by_field_and_a_wrong_value_is_asked_again()
    {
        var terminal = TestTerminal.With(
            "form", "", "They check the invoice", "9 a month", "two", "2", "judge a situation", "2", "soon", "1 March", "1, 3", "", "", "", "12", "exit");
        Assert.Equal(0, await RunAsync(terminal, "form"));
        Assert.Contains("Please type a number from the list.", terminal.Written(), StringComparison.Ordinal);
        Assert.Contains("Please write the date as 2027-03-01 or 1 March", terminal.Written(), StringComparison.Ordinal);
        Assert.Equal(
            new CaseFacts
            {
                Performance = "They check the invoice",
                Measure = "9 a month",
                Skill = Skill.Partial,
                Level = SkillLevels.Judgment,
                Available = Availability.LookupOk,
                Deadline = new Deadline.On(new(2027, 3, 1)),
                Barrier = Core.Reasoning.Barrier.Some,
                BarrierKinds = BarrierKinds.Expectations | BarrierKinds.Tools,
                People = 12,
            },
            (await StoredAsync("form")).Facts);
    }

    [Fact]
    public async Task A_form_can_be_left_without_sending_it()
    {
        var terminal = TestTerminal.With("form", "They check the invoice", "cancel", "They pay the invoice on time", "exit");
        Assert.Equal(0, await RunAsync(terminal, "left"));
        Assert.Contains("nothing of it was sent", terminal.Written(), StringComparison.Ordinal);
        Assert.Equal("They pay the invoice on time", (await StoredAsync("left")).Facts.Performance);
    }

    [Fact]
    public async Task Leaving_with_control_c_is_polite()
    {
        using var leaving = new CancellationTokenSource();
        using var waiting = new Waiting(leaving);
        var terminal = TestTerminal.Reading(waiting);
        Assert.Equal(0, await ChatCommand.RunAsync(terminal, Settings(), "c", leaving.Token));
        Assert.Contains("Goodbye.", terminal.Written(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_person_wrote_cannot_steer_the_terminal() =>
        Assert.Equal("a[31mb\nc", Screens.Clean("a\u001b[31mb\r\nc\a"));

    [Fact]
    public async Task The_drawn_look_says_everything_that_the_plain_look_says()
    {
        var drawn = new StringWriter();
        var replies = await RepliesAsync();
        Replay(replies, new DrawnScreen(AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(drawn) })));
        var words = Words(drawn.ToString());
        Assert.All(replies, reply => Assert.All(Words(PlainText.Of(reply with { Form = null, Choices = [] })), word => Assert.Contains(word, words)));
        Assert.All(drawn.ToString().Split('\n'), line => Assert.True(line.TrimEnd().Length <= 100, line));
    }

    public void Dispose() => folder.Dispose();

    private static void Replay(IEnumerable<Reply> replies, DrawnScreen screen)
    {
        foreach (var reply in replies)
        {
            screen.Show(reply, Numbers.Of(reply, QuestionId.Check));
        }
    }

    private async Task<List<Reply>> RepliesAsync()
    {
        await RunAsync(TestTerminal.With("They judge fraud", "partly", "judge, in the head, 1 March", "tools", "looks right"), "drawn");
        var log = await new FileTranscriptStore(folder.Path).ReadAsync(CaseNames.For(Chat.AddressOf("drawn"), 1), TestContext.Current.CancellationToken);
        return [.. log.Turns.SelectMany(turn => turn.Events).OfType<ConversationEvent.CoachReplied>().Select(replied => replied.Reply)];
    }

    private static HashSet<string> Words(string text) =>
        [.. text.Split([' ', '\n', '\r', '│', '║', ':', '(', ')', '"', '\u00A0'], StringSplitOptions.RemoveEmptyEntries)];

    private Task<int> RunAsync(Terminal terminal, string? name) => ChatCommand.RunAsync(terminal, Settings(), name, TestContext.Current.CancellationToken);

    private CoachSettings Settings() =>
        CoachSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Transcripts:Path", folder.Path)]).Build());

    private async Task<Conversation> StoredAsync(string name)
    {
        var log = await new FileTranscriptStore(folder.Path).ReadAsync(CaseNames.For(Chat.AddressOf(name), 1), TestContext.Current.CancellationToken);
        return Conversation.Fold(log.Turns);
    }

    /// <summary>Somebody who presses Ctrl+C instead of answering.</summary>
    private sealed class Waiting(CancellationTokenSource leaving) : TextReader
    {
        private readonly ManualResetEventSlim never = new();

        public override string? ReadLine()
        {
            leaving.CancelAfter(TimeSpan.FromMilliseconds(50));
            never.Wait(TimeSpan.FromSeconds(5));
            return null;
        }

        protected override void Dispose(bool disposing)
        {
            never.Set();
            base.Dispose(disposing);
        }
    }
}
