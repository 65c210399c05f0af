using System.Collections.Immutable;

namespace Coach.Core.Conversations;

/// <summary>"Check your answers": every fact with the words it came from.</summary>
public static class CheckReply
{
    public static Reply Of(Conversation state) => new(
        ReplyKind.Check,
        [new Block.Heading(Sentences.Ask_Check), new Block.Facts(Lines(state)), .. Proposed(state)],
        Replies.Buttons("confirm", "change", "why"),
        Form: null,
        state.PromptCard);

    /// <summary>What is known, and what was skipped; how often and AI are asked for by their lines here alone.</summary>
    public static ImmutableArray<FactLine> Lines(Conversation state) => [.. Enum.GetValues<Topic>().Where(topic => Belongs(topic, state)).Select(topic => Line(topic, state))];

    /// <summary>What was only read from free text has to be looked at twice.</summary>
    private static ImmutableArray<Block> Proposed(Conversation state)
    {
        var read = state.Because.Where(one => one.Value.Source == EvidenceSource.Proposed).OrderBy(one => one.Key).ToImmutableArray();
        return read.IsEmpty
            ? []
            : [new Block.Paragraph(Sentences.ReadHead), new Block.Bullets([.. read.Select(one => Say.It("ReadAs", one.Value.Quote, Value(one.Key, state)))])];
    }

    /// <summary>What was read, and how else it may be read.</summary>
    private static string Value(Topic topic, Conversation state)
    {
        var value = Say.Known(topic, state.Facts) ?? "";
        return state.Doubts.TryGetValue(topic, out var doubt) ? Say.It("OrElse", value, Say.Known(topic, doubt.Other) ?? "") : value;
    }

    private static bool Belongs(Topic topic, Conversation state) =>
        topic is Topic.Performance or Topic.Frequency or Topic.Ai
        || Say.Known(topic, state.Facts) is not null
        || (topic != Topic.Measure && state.Skipped.Any(question => Topics.Of(question).Contains(topic)));

    /// <summary>One fact. The quote is left out where it would only repeat the value.</summary>
    public static FactLine Line(Topic topic, Conversation state)
    {
        var value = Say.Known(topic, state.Facts);
        var quote = state.Because.GetValueOrDefault(topic)?.Quote;
        var says = quote is null || quote == value || topic is Topic.Performance or Topic.Measure or Topic.Safeguard ? null : quote;
        return new(Say.Label(topic), value ?? (topic == Topic.Ai ? Sentences.NotMentioned : Sentences.Unknown_Topic), says);
    }
}
