using System.Collections.Immutable;
using Coach.Core.Conversations;

namespace Coach.Bot.Tests.Teams.Cards;

/// <summary>One reply of each kind, and some that nobody would like to draw.</summary>
public static class SampleReplies
{
    private static readonly Choice Skip = new("skip", "Skip");

    public static Reply Welcome { get; } = new(
        ReplyKind.Welcome,
        [new Block.Paragraph("Hi, I'm Coach, an automated assistant. About 3 minutes.")],
        [new("problem", "Something isn't going well"), new("asked", "I was asked for training"), new("example", "Show me an example")],
        Card: "1.1");

    public static Reply Question { get; } = new(
        ReplyKind.Question,
        [new Block.Paragraph("4 of 4. When somebody knows how and it still goes wrong, what gets in the way?")],
        [new("expectations", "Unclear what is expected"), new("feedback", "No feedback"), new("tools", "Tools"), new("process", ""), new("incentives", "What gets rewarded"), new("time", "Time"), new("none", " "), Skip],
        Card: "1.2");

    public static Reply Form { get; } = new(
        ReplyKind.Form,
        [new Block.Heading("What level of skill does this job need, and when must it be available?"), new Block.Paragraph("3 of 4.")],
        [new("why", "Why?"), Skip],
        new Form("level", [Level, Available, Date, Words, Barriers], ""),
        "1.3");

    public static Reply Check { get; } = new(
        ReplyKind.Check,
        [
            new Block.Heading("Check your answers"),
            new Block.Facts([new("Level", "Adapt under pressure", "They *have* to [judge](http://x.example)"), new("Date", "Monday 1 March 2027", "1 March"), new("AI", "not mentioned")]),
        ],
        [new("right", "Looks right"), new("change", "Change something")],
        Card: "1.4");

    public static Reply Result { get; } = new(
        ReplyKind.Result,
        [
            new Block.Heading("Clear one obstacle, then build the skill."),
            new Block.Steps([new("Elsewhere: take fraud calls out of the target", ["Owner: operations", "First step: ask who sets it\nand why"]), new("Build: rehearse recorded calls", [])]),
            new Block.Heading("**Because** {{you}} said"),
            new Block.Bullets(["“no time to look anything up”", "# {{{DATE(2026-01-01T00:00:00Z)}} _so_ <at>Mia</at>"]),
        ],
        [new("disagree", "I disagree"), new("change", "Change something")],
        Card: "1.5");

    public static Reply Nothing { get; } = new(ReplyKind.Question, [new Block.Paragraph(""), new Block.Facts([]), new Block.Bullets([])], []);

    public static ImmutableArray<Reply> All { get; } = [Welcome, Question, Form, Check, Result, Nothing];

    /// <summary>By number, so that a test case has a name.</summary>
    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, All.Length)];

    private static Field.OneOf Level => new(
        "level", "Level of skill", "judgment", "Pick the level that comes closest.",
        [new("recall", "Remember facts"), new("procedure", "Follow known steps"), new("judgment", "Judge a situation"), new("adaptation", "Adapt under pressure")]);

    private static Field.OneOf Available => new(
        "available", "When must it be available?", null, null, [.. Enumerable.Range(1, 9).Select(number => new Choice($"o{number}", $"Option {number}"))]);

    private static Field.Date Date => new("date", "By which date?", "asap", "Name a day.");

    private static Field.Text Words => new("performance", "What should people do differently?", null, "Say it in a sentence.", 2_000);

    private static Field.ManyOf Barriers => new("kinds", "What gets in the way?", "tools,process", null, [new("tools", "Tools or access"), new("process", "Process")]);
}
