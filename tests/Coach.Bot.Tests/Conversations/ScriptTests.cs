using System.Text;
using Coach.Transcripts;

namespace Coach.Bot.Tests.Conversations;

/// <summary>Holds every script on the core alone.</summary>
public class ScriptTests(ITestOutputHelper output)
{
    public static TheoryData<string> Scripts => [.. Script.All()];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Holds(string name)
    {
        var lines = Script.Read(name).Lines;
        var talk = new Talk { IsPersonal = !lines.Any(line => line is Script.Line.Others) };
        foreach (var line in lines)
        {
            Follow(talk, line);
        }
    }

    private void Follow(Talk talk, Script.Line line)
    {
        switch (line)
        {
            case Script.Line.Joins: Show("P", "(joins)", talk.Joins()); break;
            case Script.Line.Says said: Show("P", said.Text, talk.Says(said.Text)); break;
            case Script.Line.Presses pressed: Show("P", $"[{pressed.Label}]", talk.Presses(pressed.Label)); break;
            case Script.Line.Sends sent: Show("P", "{form}", talk.Sends(sent.Form, [.. sent.Fields])); break;
            case Script.Line.Others said: Show("O", said.Text, talk.Hears("colleague", said.Text)); break;
            case Script.Line.Waits waits: talk.Now += TimeSpan.FromDays(waits.Days); break;
            case Script.Line.Hears heard: Assert.Contains(heard.Words, talk.Text, StringComparison.Ordinal); break;
            case Script.Line.Ends end: Claims.Check(end.Claim, talk.State, talk.Said, string.Concat(talk.Log.Select(turn => Encoding.UTF8.GetString(TranscriptLines.Write(turn))))); break;
        }
    }

    private void Show(string who, string what, Talk talk) => output.WriteLine($"{who}: {what}\nC: {talk.Text}\n");
}
