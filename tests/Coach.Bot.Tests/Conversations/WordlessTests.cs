using Coach.Bot.Tests.Transcripts;
using Coach.Core.Conversations;
using Coach.Transcripts;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Conversations;

/// <summary>Transcripts:Mode=DecisionOnly (A4): facts and results are kept, words aren't.</summary>
public sealed class WordlessTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_log_keeps_facts_and_results_and_no_words()
    {
        var recorded = TranscriptLines.Read(Turns.First, Turns.Golden()).Turns;
        var logs = new MemoryTranscriptStore();
        var version = TranscriptVersion.New;
        foreach (var turn in recorded)
        {
            version = Assert.NotNull(await logs.AppendAsync(Turns.First, version, Wordless.Of(turn), Cancellation));
        }

        var kept = (await logs.ReadAsync(Turns.First, Cancellation)).Turns;
        var text = string.Concat(Turns.Lines(kept));
        Assert.All(recorded.SelectMany(turn => turn.Events).OfType<MessageReceived>().Select(received => received.Said).OfType<Said.Typed>(), said => Assert.DoesNotContain(said.Text, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Robin", text, StringComparison.Ordinal);
        Assert.Equal([new(), new(), new()], kept.SelectMany(turn => turn.Events).OfType<MessageReceived>().Select(received => received.Attachments).OfType<IReadOnlyList<AttachedFile>>().Single());
        var (before, after) = (Conversation.Fold(recorded), Conversation.Fold(kept));
        Assert.Equal((before.Facts.Skill, before.Facts.Level, before.Facts.Deadline, before.By?.Id), (after.Facts.Skill, after.Facts.Level, after.Facts.Deadline, after.By?.Id));
        Assert.Equal(before.Result?.Certain, after.Result?.Certain);
        Assert.Equal(before.SeenInOrder, after.SeenInOrder);
    }

    [Fact]
    public void A_message_that_comes_again_after_a_restart_gets_an_honest_answer() =>
        Assert.Equal(
            "I have that message. Type \"status\" to see where we are.",
            PlainText.Of(Wordless.Of(Turns.Saying("hello") with { Events = [new CoachReplied(new(ReplyKind.Question, [new Block.Paragraph("You said hello")], []))] }).Events.OfType<CoachReplied>().Single().Reply));
}
