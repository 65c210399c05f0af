using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Core.Understanding;
using Coach.Core.Understanding.Lexicon;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Bench.Understanding;

/// <summary>Right, wrong and missed readings of a fact.</summary>
internal readonly record struct Tally(int Right, int Wrong, int Missed)
{
    public double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);

    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

    public double F1 => Right == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static Tally operator +(Tally one, Tally other) => new(one.Right + other.Right, one.Wrong + other.Wrong, one.Missed + other.Missed);
}

/// <summary>
/// Compares what was read with what was labelled. A single value is right if it is one of the alternatives; a wrong value is one wrong and one
/// missed. Sets count each element. Words (performance, measure) are right if they share half of their words with an alternative.
/// </summary>
internal static class Scoring
{
    public static readonly ImmutableArray<string> Facts =
        ["skill", "level", "available", "barrier_kinds", "stakes", "deadline", "frequency", "people", "asked_modality", "ai", "performance", "measure"];

    public static readonly ImmutableArray<string> Confirmed = ["skill", "level", "available", "barrier_kinds", "stakes"];

    private static readonly ImmutableArray<string> Sets = ["level", "available", "barrier_kinds", "asked_modality"];

    public static ImmutableArray<string> Read(Labelled message, string fact)
    {
        var context = new ReadingContext(message.Id, message.Now, message.Locale, CueBook.Shipped);
        return [.. MessageReader.Read(message.Text, context).SelectMany(one => Values(one, fact))];
    }

    /// <summary>Whether an event is about a fact.</summary>
    public static bool Says(ConversationEvent read, string fact) => Values(read, fact).Any();

    public static Tally Score(Labelled message, string fact, ImmutableArray<string> read)
    {
        var label = message.Of(fact);
        return fact switch
        {
            "performance" or "measure" => Single(label, read, SharesWords),
            _ when Sets.Contains(fact) => OfSet(label, read),
            _ => Single(label, read, (one, other) => one == other),
        };
    }

    private static Tally OfSet(Label label, ImmutableArray<string> read)
    {
        var right = read.Count(label.Right.Contains);
        return new(right, read.Count(value => !label.Right.Contains(value) && !label.Optional.Contains(value)), label.Right.Length - right);
    }

    private static Tally Single(Label label, ImmutableArray<string> read, Func<string, string, bool> equal)
    {
        if (read.IsEmpty)
        {
            return new(0, 0, label.Right.IsEmpty ? 0 : 1);
        }

        if (label.Right.Any(right => equal(right, read[0])))
        {
            return new(1, 0, 0);
        }

        return label.Optional.Any(optional => equal(optional, read[0])) ? new(0, 0, label.Right.IsEmpty ? 0 : 1) : new(0, 1, label.Right.IsEmpty ? 0 : 1);
    }

    private static bool SharesWords(string one, string other)
    {
        var (left, right) = (Words(one), Words(other));
        var shared = left.Intersect(right).Count();
        return shared > 0 && 2.0 * shared / (left.Length + right.Length) >= 0.5;
    }

    private static string[] Words(string text) =>
        [.. text.ToLowerInvariant().Split([' ', ',', '.', '-', '/', ':', ';', '!', '?', '"', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private static IEnumerable<string> Values(ConversationEvent read, string fact) => (read, fact) switch
    {
        (SkillNamed skill, "skill") => [Word.Of(skill.Skill)],
        (LevelNamed level, "level") => Word.Parts(level.Level).Select(Word.Of),
        (AvailabilityNamed available, "available") => [Word.Of(available.Available)],
        (BarriersNamed barriers, "barrier_kinds") => Word.Parts(barriers.Kinds).Select(Word.Of),
        (StakesNamed stakes, "stakes") => [Word.Of(stakes.Stakes)],
        (DeadlineNamed { Deadline: not Deadline.Open } deadline, "deadline") => [deadline.Deadline.ToString()],
        (FrequencyNamed frequency, "frequency") => [Word.Of(frequency.Frequency)],
        (PeopleCounted people, "people") => [$"{people.People}"],
        (ModalityAsked asked, "asked_modality") => Word.Parts(asked.Asked).Select(Word.Of),
        (AiNamed ai, "ai") => [Word.Of(ai.Ai)],
        (PerformanceNamed performance, "performance") => [performance.Performance],
        (MeasureNamed measure, "measure") => [measure.Measure],
        _ => [],
    };
}
