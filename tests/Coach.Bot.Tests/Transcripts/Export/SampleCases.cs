using Coach.Bot.Tests.Conversations;
using Coach.Core.Conversations;
using Coach.Transcripts;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Transcripts.Export;

/// <summary>Cases to export.</summary>
internal static class SampleCases
{
    public static ConversationAddress Teams { get; } = new("teams", "contoso-tenant-77", "a:1chat-of-robin", IsPersonal: true);

    public static ConversationAddress Slack { get; } = new("slack", "T0CONTOSO", "C0SUPPORT:1763888400.000100", IsPersonal: false);

    public static Person Robin { get; } = new("29:robin-id-4711", "Robin Example");

    /// <summary>Words that every format must carry as they are.</summary>
    public static string Strange { get; } = "emoji 👩🏽‍💻💸, מחר עברית, zero\u200Bwidth, \"quotes\", a\r\nline <b>&amp;</b> | `code` _x_";

    /// <summary>Named so that every format has something to escape.</summary>
    public static AttachedFile[] Files { get; } = [new("=plan <b> & מחר 👩🏽‍💻.docx", "docx"), new("RobinExample_shift.png", "image/png", 48_213)];

    /// <summary>A whole conversation with its result.</summary>
    public static Talk Decided()
    {
        var talk = new Talk();
        talk.Says("Our 25 clerks miss fraud in supplier invoices; 9 slipped through last month. I want a course before 1 March")
            .Says("some of it").Says("judgment, no time to look anything up, by 1 March 2027").Says("what gets rewarded").Presses("Looks right");
        return talk;
    }

    public static Task<MemoryTranscriptStore> ManyAsync() => ExportedZip.StoreAsync(
        (new("teams", "tenant", "decided", IsPersonal: true), Decided().Log),
        (Teams, [.. Typing(Robin, Strange, new string('x', 40_000), "=HYPERLINK(\"http://example.com\")\n \u00A0+1"), Later(new MessageReceived("m-9", Robin, new Said.Typed("two files"), Attachments: Files))]),
        (Slack, [.. Typing(new("U0ROBIN", null), "first text", "regretted text"), .. Afterwards(new("U0ROBIN", null))]));

    private static IEnumerable<Turn> Afterwards(Person person) =>
        [Later(new MessageEdited("e-1", "m-1", person, "second text")), Later(new MessageEdited("e-2", "m-2", person, "regretted again")), Later(new MessageDeleted("d-2", "m-2", person))];

    public static IEnumerable<Turn> Typing(Person person, params string[] texts) => [Opened(person, "Europe/Zurich"), .. texts.Select((text, index) => Said(person, $"m-{index + 1}", text, Talk.Monday.AddMinutes(index)))];

    public static Turn Opened(Person person, string zone) =>
        new(Talk.Monday, [new CaseOpened(person == Robin ? Teams : Slack, 1, person, "en", zone, WasWelcomed: false, SeenBefore: []), new MessageReceived("m-0", person, new Said.Joined())]);

    public static Turn Said(Person person, string id, string text, DateTimeOffset at) =>
        new(at, [new MessageReceived(id, person, new Said.Typed(text)), new CoachReplied(new(ReplyKind.Note, [new Block.Paragraph("Noted.")], []))]);

    private static Turn Later(ConversationEvent happened) => new(Talk.Monday.AddDays(1), [happened]);
}
