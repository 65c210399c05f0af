using System.Text;
using Coach.Bot.Commands.Backlogs;
using Coach.Bot.Tests.Architecture;
using Coach.Bot.Tests.Commands;
using Coach.Bot.Tests.Transcripts;
using Coach.Core.Conversations;
using Coach.Core.Understanding.Lexicon;
using Coach.Teams;
using Coach.Transcripts;

namespace Coach.Bot.Tests.Fuzzing;

/// <summary>Whatever stands in a file or a request, a parser reads it or says what is wrong: no other exception, no endless run.</summary>
public class FuzzTests
{
    private static readonly string[] Samples = [.. Repository.Named("tests/Coach.Bot.Tests/Fixtures/Teams/*.json").Select(Repository.Read)];

    [Fact]
    public void Activities()
    {
        for (var seed = 0; seed < 20_000; seed++)
        {
            Assert.NotNull(TeamsInbox.Read(Encoding.UTF8.GetBytes(Mutated.Of(Samples[seed % Samples.Length], seed)), DateTimeOffset.UnixEpoch));
        }
    }

    [Fact]
    public void Stored_lines()
    {
        var lines = Repository.Read("tests/Coach.Bot.Tests/Fixtures/Transcripts/v1.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var seed = 0; seed < 20_000; seed++)
        {
            var line = Mutated.Of(lines[seed % lines.Length], seed);
            Refusable<UnreadableTranscriptException>(() => TranscriptLines.Read(Turns.First, Encoding.UTF8.GetBytes($"{line}\n{lines[0]}\n")));
        }
    }

    [Fact]
    public async Task Backlogs()
    {
        const string Sound = "id,request,locale,date\r\n1,\"They should check, \"\"always\"\", the invoice\",en-GB,2026-11-23\r\n2,they forget,,\r\n";
        for (var seed = 0; seed < 2_000; seed++)
        {
            using var input = new StringReader(Mutated.Of(Sound, seed));
            Assert.InRange(await new Backlog(TestTerminal.Reading(input), CoachPolicy.Default).RunAsync(TestContext.Current.CancellationToken), 0, 1);
        }
    }

    [Fact]
    public void Cue_files()
    {
        const string Sound = """{"spellings":{"dont":"don't"},"common":["know"],"classes":{"who":"they|people"},"cues":[{"id":"a","fact":"skill","value":"absent","any":["<who> don't know how","never (did|could) * it"],"not":["as if"]}]}""";
        for (var seed = 0; seed < 5_000; seed++)
        {
            Refusable<FormatException>(() => CueBook.Parse(Mutated.Of(Sound, seed)));
        }
    }

    private static void Refusable<T>(Action read)
        where T : Exception
    {
        try
        {
            read();
        }
        catch (T)
        {
            // said what is wrong
        }
    }
}
