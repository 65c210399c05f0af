using System.Collections.Immutable;
using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Slack;
using Coach.Teams.Cards;
using Coach.Transcripts;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Page;

/// <summary>Shows a case to the local page: what was said in every channel's shape, and what the reasoner makes of it.</summary>
internal static class PageView
{
    /// <summary>Everything so far, as after a reload.</summary>
    public static PageResponse Of(Conversation state, ImmutableArray<Turn> turns, Calendar calendar, string storedIn) =>
        new([.. turns.SelectMany(turn => turn.Events).SelectMany(happened => Message(happened))], [.. state.Used.Keys], State(state, calendar), [.. turns.Select(Stored)], storedIn);

    public static PageMessage Coach(Reply reply) => new("coach", PlainText.Of(reply), reply, Teams(reply), JsonSerializer.SerializeToElement(BlockKitRenderer.Render(reply), SlackJson.Default.ImmutableArraySlackMessage));

    private static ImmutableArray<PageMessage> Message(ConversationEvent happened) => happened switch
    {
        CoachReplied replied => [Coach(replied.Reply)],
        MessageReceived { Said: Said.Typed typed } => [new("person", typed.Text)],
        MessageReceived { Label: { } label } => [new("person", label)],
        _ => [],
    };

    private static JsonElement? Teams(Reply reply) =>
        CardMessage.For(reply).Select(activity => activity.Attachments is [{ } card, ..] ? card.Content : null).LastOrDefault(card => card is not null);

    private static JsonElement Stored(Turn turn) => JsonElement.Parse(TranscriptLines.Write(turn));

    private static PageState State(Conversation state, Calendar calendar)
    {
        var said = Reasoner.Decide(state.Facts, calendar, confirmed: state.IsConfirmed);
        return new(
            [.. Enum.GetValues<Topic>().Select(topic => Fact(topic, state)).OfType<PageFact>()],
            Words(said.Certain), Words(said.Open), Words(said.Out),
            said.Role, said.Rules, said.Warnings, said.Ask, said.Confidence, said.Missing, said.Verdict,
            [.. said.Flips.Select(flip => new PageFlip(flip.Fact, flip.From, flip.To, Words(flip.Certain), Words(flip.Open)))],
            said.RulesVersion);
    }

    private static PageFact? Fact(Topic topic, Conversation state)
    {
        if (Say.Known(topic, state.Facts) is null)
        {
            return null;
        }

        var line = CheckReply.Line(topic, state);
        return new(Word.Of(topic), line.Label, line.Value, line.Quote, state.Because.GetValueOrDefault(topic)?.Source);
    }

    private static ImmutableArray<string> Words(ImmutableArray<Classes> classes) => [.. classes.Select(Word.Of)];

    private static ImmutableArray<string> Words(Classes classes) => [.. Word.Parts(classes).Select(Word.Of)];
}
