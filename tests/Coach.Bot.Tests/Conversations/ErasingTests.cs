using System.Collections.Immutable;
using System.Text.Json;
using Coach.Bot.Tests.Transcripts;
using Coach.Core.Conversations;
using Coach.Transcripts;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Conversations;

/// <summary>What stays after an erasure, and above all what doesn't (F14).</summary>
public sealed class ErasingTests
{
    private static readonly DateTimeOffset At = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly ImmutableArray<Turn> Golden = TranscriptLines.Read(Turns.First, Turns.Golden()).Turns;
    private static readonly Person Asker = new("29:asker", "Robin Example");
    private static readonly Person Colleague = new("29:colleague", "Kim Sample");

    // Fields that hold what people wrote, in any event or below it.
    private static readonly string[] Written = ["text", "quote", "performance", "measure", "safeguard", "reason", "asked", "answer", "name", "label"];

    [Fact]
    public void Of_every_kind_of_event_no_written_word_stays()
    {
        var erased = Erasing.From(Golden, _ => true, At);

        var left = erased.Select(Line).SelectMany(line => Texts(JsonDocument.Parse(line).RootElement)).Where(text => text != Erasing.Words);
        Assert.Empty(left);
        Assert.DoesNotContain("Robin", string.Concat(erased.Select(Line)), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("29:", string.Concat(erased.Select(Line)), StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_of_any_field_stays_not_even_of_one_that_is_added_later()
    {
        var before = Golden.Select(Line).SelectMany(line => AllTexts(JsonDocument.Parse(line).RootElement)).Where(text => text.Contains(' ') && Coach.Core.Reasoning.Word.Parse<Coach.Core.Reasoning.Verdict>(text) is null).ToHashSet(StringComparer.Ordinal);
        var after = Erasing.From(Golden, _ => true, At).Select(Line).SelectMany(line => AllTexts(JsonDocument.Parse(line).RootElement));

        Assert.True(before.Count > 10);
        Assert.DoesNotContain(after, before.Contains);
    }

    [Fact]
    public void Every_turn_and_what_it_came_to_stays()
    {
        var erased = Erasing.From(Golden, _ => true, At);

        Assert.Equal(Golden.Length + 1, erased.Length);
        Assert.Equal(Golden.Select(turn => turn.At), erased[..^1].Select(turn => turn.At));
        var (before, after) = (Conversation.Fold(Golden), Conversation.Fold(erased));
        Assert.Equal((before.Facts.Skill, before.Facts.Level, before.Facts.BarrierKinds, before.Results), (after.Facts.Skill, after.Facts.Level, after.Facts.BarrierKinds, after.Results));
        Assert.Equal(before.SeenInOrder, after.SeenInOrder);
        Assert.Equal(before.Result?.Certain, after.Result?.Certain);
    }

    [Fact]
    public void In_a_thread_the_others_keep_their_words()
    {
        var erased = Erasing.From(Thread(), person => person.Id == Colleague.Id, At);

        Assert.Equal(["They can't do it", Erasing.Words, "I'd ask [erased] again"], Said(erased));
        Assert.Equal([Asker, new("erased-1", null), Asker], erased.SelectMany(turn => turn.Events).OfType<MessageReceived>().Select(received => received.From));
        Assert.Equal([new ContentErased(1)], erased[^1].Events);
        Assert.Equal(Asker, Conversation.Fold(erased).By);
    }

    [Fact]
    public void The_case_of_whoever_asked_is_closed_and_two_erased_people_stay_two()
    {
        var once = Erasing.From(Thread(), person => person.Id == Asker.Id, At);
        var twice = Erasing.From(once, person => person.Id == Colleague.Id, At);

        Assert.Equal([new ContentErased(2), new CaseClosed(ClosedBecause.Erased)], once[^1].Events);
        Assert.Equal(["erased-1", "erased-2", "erased-1"], twice.SelectMany(turn => turn.Events).OfType<MessageReceived>().Select(received => received.From.Id));
        Assert.Equal("erased-1", Conversation.Fold(twice).By?.Id);
    }

    [Fact]
    public void Of_a_file_nothing_stays_and_of_somebody_elses_not_the_name_in_it()
    {
        ImmutableArray<Turn> turns = [new(At, [new CaseOpened(Turns.Chat with { IsPersonal = false }, 1, Asker, "en", null, false, []), Received("m-1", Asker, "") with { Attachments = [new("Kim Sample.docx", "docx")] }])];

        Assert.Null(Files(Erasing.From(turns, person => person.Id == Asker.Id, At)));
        var both = turns.Add(new(At, [Received("m-2", Colleague, "")]));
        Assert.Equal([new("[erased].docx", "docx")], Files(Erasing.From(both, person => person.Id == Colleague.Id, At))!);
    }

    [Fact]
    public void What_is_erased_already_is_not_counted_again()
    {
        var erased = Erasing.From(Thread(), _ => true, At);

        Assert.Equal((3, 0), (Erasing.Count(Thread(), _ => true), Erasing.Count(erased, _ => true)));
    }

    private static ImmutableArray<Turn> Thread() =>
    [
        new(At.AddDays(-1), [new CaseOpened(Turns.Chat with { IsPersonal = false }, 1, Asker, "en", "Europe/Zurich", false, []), Received("m-1", Asker, "They can't do it"), new CoachReplied(Say("They can't do it, you said."))]),
        new(At.AddDays(-1), [Received("m-2", Colleague, "They can"), new CoachReplied(Say("Kim says they can."))]),
        new(At.AddDays(-1), [Received("m-3", Asker, "I'd ask Kim Sample again")]),
    ];

    private static IReadOnlyList<AttachedFile>? Files(ImmutableArray<Turn> turns) => turns.SelectMany(turn => turn.Events).OfType<MessageReceived>().First().Attachments;

    private static MessageReceived Received(string id, Person from, string text) => new(id, from, new Said.Typed(text));

    private static Reply Say(string text) => new(ReplyKind.Note, [new Block.Paragraph(text)], []);

    private static IEnumerable<string> Said(ImmutableArray<Turn> turns) =>
        turns.SelectMany(turn => turn.Events).OfType<MessageReceived>().Select(received => ((Said.Typed)received.Said).Text);

    private static string Line(Turn turn) => System.Text.Encoding.UTF8.GetString(TranscriptLines.Write(turn));

    private static IEnumerable<string> AllTexts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(field => AllTexts(field.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(AllTexts),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(field =>
            field.Value.ValueKind == JsonValueKind.String && Written.Contains(field.Name, StringComparer.Ordinal) ? [field.Value.GetString()!] : Texts(field.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        _ => [],
    };
}
