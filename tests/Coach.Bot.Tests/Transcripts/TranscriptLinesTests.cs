using System.Text;
using Coach.Transcripts;

namespace Coach.Bot.Tests.Transcripts;

public sealed class TranscriptLinesTests
{
    private const string Sound = """{"at":"2026-11-20T09:00:00+00:00","events":[{"event":"welcomed"}]}""";

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("", "not JSON")]
    [InlineData("null", "not a turn as this version writes it")]
    [InlineData("[]", "not a turn as this version writes it")]
    [InlineData("{}", "not a turn as this version writes it")]
    [InlineData("""{"at":"2026-11-20T09:00:00Z"}""", "not a turn as this version writes it")]
    [InlineData("""{"at":"2026-11-20T09:00:00Z","events":null}""", "not a turn as this version writes it")]
    [InlineData("""{"at":"2026-11-20T09:00:00Z","events":[null]}""", "not a turn as this version writes it")]
    [InlineData("""{"at":"2026-11-20T09:00:00Z","events":[7]}""", "not a turn as this version writes it")]
    [InlineData("""{"at":"2026-11-20T09:00:00Z","events":[{}]}""", "not a turn as this version writes it")]
    [InlineData("""{"at":"2026-11-20T09:00:00Z","events":[{"event":"disagreed"}]}""", "not a turn as this version writes it")]
    [InlineData("""{"at":"2026-11-20T09:00:00Z","events":[{"event":"disagreed","reason":null}]}""", "not a turn as this version writes it")]
    [InlineData("""{"at":"2026-11-20T09:00:00Z","events":[{"event":"case-closed","because":"secret"}]}""", "not a turn as this version writes it")]
    [InlineData("""{"at":"2026-11-20T09:00:00Z","events":[{"event":"case-closed","because":7}]}""", "not a turn as this version writes it")]
    [InlineData("""{"at":"2026-11-20T09:00:00Z","events":[{"event":"welcomed"},{"event":"song-sung","text":"secret"}]}""", "this version doesn't know the event \"song-sung\"; a newer one wrote it")]
    public void A_broken_line_in_the_middle_is_named_without_its_content(string line, string reason)
    {
        var error = Assert.Throws<UnreadableTranscriptException>(() => Read($"{Sound}\n{line}\n{Sound}\n"));

        Assert.Equal((Turns.First, 2, $"Case {Turns.First.Conversation}/1, line 2: {reason}."), (error.Name, error.Line, error.Message));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"at":"2026-11-20T09:00:00Z","events":[{"event":"song-sung"}]}""")]
    public void A_sound_last_line_that_this_version_does_not_understand_is_not_torn(string line) =>
        Assert.Equal(2, Assert.Throws<UnreadableTranscriptException>(() => Read($"{Sound}\n{line}\n")).Line);

    [Fact]
    public void A_line_edited_by_hand_is_still_read() =>
        Assert.Equal(
            ["""{"at":"2026-11-20T09:00:00+00:00","events":[{"event":"disagreed","reason":"because"}]}""" + "\n"],
            Turns.Lines(Read(""" { "events" : [ { "reason":"because", "later":1, "event":"disagreed" } ], "at":"2026-11-20T09:00:00Z" } """ + "\r\n").Turns));

    [Fact]
    public void An_empty_log_has_no_turns()
    {
        var lines = Read("");

        Assert.Equal((0, 0), (lines.Turns.Length, lines.Length));
    }

    [Fact]
    public void Half_a_pair_of_surrogates_becomes_a_replacement_character() =>
        Assert.Equal("a\uFFFDb", Turns.TextOf(TranscriptLines.Read(Turns.First, TranscriptLines.Write(Turns.Saying("a\ud83db"))).Turns.Single()));

    private static CompleteLines Read(string log) => TranscriptLines.Read(Turns.First, Encoding.UTF8.GetBytes(log));
}
