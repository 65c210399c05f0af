using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Understanding;

/// <summary>Reads the answer to the deciding question: level, availability and date, in any order and any part of them.</summary>
public static partial class LevelAnswer
{
    private const int TimeLimit = 5000; // generous: inputs are short, and a busy machine is no reason to fail

    private static readonly SearchValues<char> Ends = SearchValues.Create(",.;!?\n\r");

    private static readonly ImmutableArray<Cue<SkillLevels>> Levels =
    [
        new(SkillLevels.Recall, "remember"), new(SkillLevels.Recall, "facts"), new(SkillLevels.Recall, "recall"),
        new(SkillLevels.Procedure, "steps"), new(SkillLevels.Procedure, "procedure"),
        new(SkillLevels.Judgment, "judge"), new(SkillLevels.Judgment, "judgment"), new(SkillLevels.Judgment, "judgement"), new(SkillLevels.Judgment, "decide"),
        new(SkillLevels.Adaptation, "adapt"), new(SkillLevels.Adaptation, "adaptation"), new(SkillLevels.Adaptation, "under pressure"),
    ];

    private static readonly ImmutableArray<Cue<Availability>> Times =
    [
        new(Availability.Beforehand, "beforehand"), new(Availability.Beforehand, "before"), new(Availability.Beforehand, "in the head"),
        new(Availability.Beforehand, "in their head"), new(Availability.Beforehand, "in their heads"), new(Availability.Beforehand, "by heart"),
        new(Availability.Beforehand, "in the moment"), new(Availability.Beforehand, "no time to look"), new(Availability.Beforehand, "can't look"), new(Availability.Beforehand, "cannot look"),
        new(Availability.LookupOk, "look it up"), new(Availability.LookupOk, "look up"), new(Availability.LookupOk, "lookup"), new(Availability.LookupOk, "lookup_ok"),
        new(Availability.LookupOk, "looked up"), new(Availability.LookupOk, "look things up"), new(Availability.LookupOk, "while doing"), new(Availability.LookupOk, "while they work"),
    ];

    public static ImmutableArray<ConversationEvent> Read(string text, AskedFor asked)
    {
        var date = DateReader.Read(text, asked.Today);
        var rest = date is null ? text : Blank(text, date);
        return
        [
            .. Named(asked.IsOpen(Topic.Level) || !Picked.AreNumbers(rest) ? Level(rest) : null, found => new LevelNamed(found.Value, asked.Quoting(Clause(rest, found)))),
            .. Named(Available(rest), found => new AvailabilityNamed(found.Value, asked.Quoting(Clause(rest, found)))),
            .. Named(date, found => new DeadlineNamed(found.Value, asked.Quoting(found))),
        ];
    }

    private static ImmutableArray<ConversationEvent> Named<T>(Spotted<T>? found, Func<Spotted<T>, ConversationEvent> name) => found is null ? [] : [name(found)];

    /// <summary>The words with all of their clause: "they have to judge", where "judge" decided.</summary>
    private static Spotted<T> Clause<T>(string text, Spotted<T> found)
    {
        var start = text.AsSpan(0, found.Offset).LastIndexOfAny(Ends) + 1;
        var after = text.AsSpan(found.Offset + found.Quote.Length).IndexOfAny(Ends);
        var end = after < 0 ? text.Length : found.Offset + found.Quote.Length + after;
        var clause = text[start..end].Trim();
        return found with { Quote = clause, Offset = text.IndexOf(clause, start, StringComparison.Ordinal) };
    }

    /// <summary>The text with a date blanked out, so that its numbers are not taken for options.</summary>
    private static string Blank(string text, Spotted<Deadline> date) => string.Concat(text.AsSpan(0, date.Offset), new string(' ', date.Quote.Length), text.AsSpan(date.Offset + date.Quote.Length));

    private static Spotted<SkillLevels>? Level(string text)
    {
        var found = Cues.All(text, Levels);
        if (found.Length == 0)
        {
            return Number(text, from: 1, Options.Levels, Word.Parse<SkillLevels>);
        }

        // Adapting under pressure is judging as well, and an answer that says both means the harder one.
        var levels = found.Aggregate(SkillLevels.Unknown, (all, one) => all | one.Value);
        return found[0] with { Value = levels.HasFlag(SkillLevels.Adaptation) ? levels & ~SkillLevels.Judgment : levels };
    }

    /// <summary>"No time to look it up" holds the words of its opposite: what must be there beforehand wins.</summary>
    private static Spotted<Availability>? Available(string text)
    {
        var found = Cues.All(text, Times);
        if (Impossible().Match(text) is { Success: true } impossible)
        {
            return new(Availability.LookupOk, impossible.Value, impossible.Index);
        }

        return found.FirstOrDefault(one => one.Value == Availability.Beforehand)
            ?? found.FirstOrDefault()
            ?? Number(text, from: Options.Levels.Length + 1, Options.Availabilities, Word.Parse<Availability>);
    }

    private static Spotted<T>? Number<T>(string text, int from, ImmutableArray<Choice> options, Func<string, T?> parse)
        where T : struct
    {
        if (!Picked.AreNumbers(text))
        {
            return null;
        }

        foreach (Match number in Digit().Matches(text))
        {
            var index = number.Value[0] - '0' - from;
            if (index >= 0 && index < options.Length && parse(options[index].Id) is { } value)
            {
                return new(value, number.Value, number.Index);
            }
        }

        return null;
    }

    /// <summary>What nobody can have in the head has to be looked up.</summary>
    [GeneratedRegex(@"\b(nobody|no one|can't|cannot|couldn't|impossible to)\b[^,.;!?]{0,20}\b(know|remember|keep|have)\b[^,.;!?]{0,20}\b(by heart|in (the|their) heads?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Impossible();

    [GeneratedRegex(@"(?<![\w.])[1-9](?![\w.]\w|\w)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Digit();
}
