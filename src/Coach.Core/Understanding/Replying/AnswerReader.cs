using System.Collections.Immutable;
using System.Globalization;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Understanding;

/// <summary>What an answer is an answer to.</summary>
/// <param name="Source">Answered, or corrected when it replaces an answer that stood.</param>
/// <param name="Label">What the pressed button said; null for a typed answer.</param>
public sealed record AskedFor(QuestionId Question, string MessageId, EvidenceSource Source, DateOnly Today, string? Label = null)
{
    /// <summary>The parts of the question that are still open; empty when all of them are asked.</summary>
    public ImmutableArray<Topic> Open { get; init; } = [];

    /// <summary>Whether this part is asked.</summary>
    public bool IsOpen(Topic topic) => Open.IsEmpty || Open.Contains(topic);

    /// <summary>The evidence of a value that was read.</summary>
    public Evidence Quoting<T>(Spotted<T> spotted) => Quote(spotted.Quote, spotted.Offset);

    /// <summary>The whole answer as evidence, without blanks around it.</summary>
    public Evidence Whole(string text) => Quote(text.Trim(), text.Length - text.TrimStart().Length);

    /// <summary>A part of the answer as evidence.</summary>
    public Evidence Part(string text, string part) => Quote(part, text.IndexOf(part, StringComparison.Ordinal));

    private Evidence Quote(string quote, int offset) => Label is { } label ? new(Source, MessageId, label) : new(Source, MessageId, quote, offset);
}

/// <summary>Reads a typed answer to the question that is open: numbers, option words, yes and no, plain dates.</summary>
public static class AnswerReader
{
    private const int FewestWords = 2;

    /// <summary>What the answer says; empty when it says nothing that fits the question.</summary>
    public static ImmutableArray<ConversationEvent> Read(string text, AskedFor asked) => asked.Question switch
    {
        QuestionId.Performance => Performance(text, asked),
        QuestionId.Skill => SkillAnswer.Read(text) is { } skill ? [new SkillNamed(skill, asked.Whole(text))] : [],
        QuestionId.Level => LevelAnswer.Read(text, asked),
        QuestionId.Barriers => BarrierAnswer.Read(text, asked),
        QuestionId.Stakes => StakesAnswer.Read(text) is { } stakes ? [new StakesNamed(stakes, asked.Whole(text))] : [],
        QuestionId.Safeguard => text.Any(char.IsLetter) ? [new SafeguardNamed(text.Trim(), asked.Whole(text))] : [],
        QuestionId.Frequency => FrequencyAnswer.Read(text) is { } often ? [new FrequencyNamed(often, asked.Whole(text))] : [],
        QuestionId.Ai => Picked.Value<Ai>(text, Options.YesOrNo) is { } ai ? [new AiNamed(ai, asked.Whole(text))] : [],
        QuestionId.People => Count(text) is { } people ? [new PeopleCounted(people, asked.Whole(text))] : [],
        QuestionId.Worth => WorthAnswer.Read(text) is { } worth ? [new WorthNamed(worth, asked.Whole(text))] : [],
        QuestionId.Check or QuestionId.Result => [],
    };

    /// <summary>The number in a text that holds one; null otherwise.</summary>
    public static int? Count(string text)
    {
        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
    }

    private static ImmutableArray<ConversationEvent> Performance(string text, AskedFor asked)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetter));
        var told = Courtesy.Without(text);
        return words < FewestWords || told.Length == 0 || ModalityReader.IsOnlyRequest(text) ? [] : [new PerformanceNamed(told, asked.Part(text, told))];
    }
}
