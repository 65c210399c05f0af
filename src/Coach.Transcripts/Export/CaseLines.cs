using System.Collections.Immutable;
using System.Globalization;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Transcripts.Export;

/// <summary>The lines of a case: what people did, what the coach said and decided.</summary>
internal static class CaseLines
{
    /// <summary>Stands where somebody took their words back.</summary>
    private const string TakenBack = "[taken back]";

    public static ImmutableArray<ExportedLine> Of(string id, ImmutableArray<Turn> turns)
    {
        var opened = turns.SelectMany(turn => turn.Events).OfType<CaseOpened>().FirstOrDefault();
        var zone = opened?.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : null;
        var gone = turns.SelectMany(turn => turn.Events).OfType<MessageDeleted>().Select(deleted => deleted.MessageId).ToHashSet(StringComparer.Ordinal);
        return [.. turns.SelectMany((turn, index) => Lines(turn, new(id, index, turn.At, opened?.Conversation, zone))).Select(line => IsGone(line, gone) ? line with { Text = TakenBack, Attachments = [] } : line)];
    }

    private static bool IsGone(ExportedLine line, HashSet<string> gone) =>
        line.Author.Kind == AuthorKind.Person && line.Type != LineType.Delete && gone.Contains(line.Type == LineType.Edit ? line.ReplyTo ?? "" : line.Id);

    private static IEnumerable<ExportedLine> Lines(Turn turn, Frame frame)
    {
        var learned = turn.Events.Select(Topics.NamedBy).OfType<Topic>().Distinct().ToImmutableArray();
        var last = turn.Events.OfType<MessageReceived>().LastOrDefault()?.Id;
        var said = 0;
        foreach (var happened in turn.Events)
        {
            if (Line(happened, frame) is { } line)
            {
                yield return line.Author.Kind == AuthorKind.Person
                    ? line with { SlotsChanged = line.Id == last ? learned : [] }
                    : line with { Id = $"{frame.Index + 1}.{++said}", ReplyTo = last };
            }
        }
    }

    private static ExportedLine? Line(ConversationEvent happened, Frame frame) => happened switch
    {
        MessageReceived { Said: Said.Typed typed } received => frame.By(received.From, LineType.Message, received.Id, typed.Text) with { Attachments = [.. received.Attachments ?? []] },
        MessageReceived { Said: Said.Joined } received => frame.By(received.From, LineType.System, received.Id, "joined"),
        MessageReceived received => frame.By(received.From, LineType.Answer, received.Id, TextOf(received)),
        MessageEdited edited => frame.By(edited.From, LineType.Edit, edited.Id, edited.Text) with { ReplyTo = edited.MessageId },
        MessageDeleted deleted => frame.By(deleted.From, LineType.Delete, deleted.Id, "") with { ReplyTo = deleted.MessageId },
        CoachReplied replied => frame.ByCoach(LineType.Message, PlainText.Of(replied.Reply)),
        Recommended { Decision: var decision } => frame.ByCoach(LineType.Decision, TextOf(decision)) with { RulesVersion = decision.RulesVersion, Decision = decision },
        CaseClosed closed => frame.ByCoach(LineType.System, $"closed: {Word.Of(closed.Because)}"),
        _ => null,
    };

    private static string TextOf(MessageReceived received) => received.Said switch
    {
        Said.Pressed pressed => received.Label ?? pressed.Choice,
        Said.Dismissed => "closed the form",
        Said.Submitted sent => string.Join('\n', sent.Fields.Select(field => $"{field.Key}: {field.Value}")),
        _ => "",
    };

    private static string TextOf(DecisionRecord decision) =>
        (decision.Certain.IsEmpty ? "not enough known yet" : string.Join(" > ", decision.Certain.Select(Word.Of)))
        + (decision.Verdict is { } verdict ? $"; asked for {string.Join(", ", Word.Parts(decision.Facts.Asked).Select(Word.Of))}: {Word.Of(verdict)}" : "");

    /// <summary>What all lines of a turn have in common.</summary>
    private sealed record Frame(string Case, int Index, DateTimeOffset At, ConversationAddress? Address, TimeZoneInfo? Zone)
    {
        private const string Coach = "coach";

        public ExportedLine By(Person person, LineType type, string id, string text) => Line(new(person.Id, AuthorKind.Person, NameOf(person)), type, id, text);

        public ExportedLine ByCoach(LineType type, string text) => Line(new(Coach, AuthorKind.Coach), type, "", text);

        private ExportedLine Line(Author author, LineType type, string id, string text) =>
            new(id, Case, Address?.Channel ?? "", Address?.Tenant, Address?.Id ?? "", At, Offset(), author, type, text, ReplyTo: null, Attachments: [], SlotsChanged: []);

        // Where nobody may be known, the name is the alias once more.
        private static string? NameOf(Person person) => person.Name == person.Id ? null : person.Name;

        private string? Offset()
        {
            var offset = Zone?.GetUtcOffset(At);
            return offset is null ? null : (offset < TimeSpan.Zero ? "-" : "+") + offset.Value.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
        }
    }
}
