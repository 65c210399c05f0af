using System.Collections.Immutable;
using System.Globalization;
using Coach.Core.Reasoning;

namespace Coach.Core.Conversations;

/// <summary>Puts values into words. The words themselves stand in Sentences.resx.</summary>
public static class Say
{
    /// <summary>The sentence of that name, filled in.</summary>
    public static string It(string key, params object[] values)
    {
        var sentence = Sentences.ResourceManager.GetString(key, CultureInfo.InvariantCulture) ?? throw new InvalidOperationException($"No sentence is named {key}.");
        return values.Length == 0 ? sentence : string.Format(CultureInfo.InvariantCulture, sentence, values);
    }

    /// <summary>A value of the vocabulary as a person would say it.</summary>
    public static string Value<T>(T value)
        where T : struct, Enum => It($"{typeof(T).Name}_{value}");

    /// <summary>A set of values, joined by commas.</summary>
    public static string Values<T>(T set)
        where T : struct, Enum => string.Join(", ", Word.Parts(set).Select(Value));

    public static string Date(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Deadline(Deadline deadline) => deadline switch
    {
        Deadline.On on => Date(on.Day),
        _ => It($"Deadline_{(deadline == Reasoning.Deadline.Asap ? "Asap" : deadline == Reasoning.Deadline.Started ? "Started" : "None")}"),
    };

    public static string Label(Topic topic) => It($"Topic_{topic}");

    /// <summary>What is known of a topic, in words; null while nothing is.</summary>
    public static string? Known(Topic topic, CaseFacts facts) => topic switch
    {
        Topic.Performance => facts.Performance,
        Topic.Measure => facts.Measure,
        Topic.Skill => facts.Skill is { } skill ? Value(skill) : null,
        Topic.Level => facts.Level == SkillLevels.Unknown ? null : Values(facts.Level),
        Topic.Available => facts.Available is { } available ? Value(available) : null,
        Topic.Deadline => facts.Deadline is { } deadline ? Deadline(deadline) : null,
        Topic.Barriers => facts.BarrierKinds != BarrierKinds.NotNamed ? Values(facts.BarrierKinds) : facts.Barrier is { } barrier ? Value(barrier) : null,
        Topic.Stakes => facts.Stakes is { } stakes ? Value(stakes) : null,
        Topic.Frequency => facts.Frequency is { } frequency ? Value(frequency) : null,
        Topic.Ai => facts.Ai == Ai.Yes ? Value(facts.Ai) : null,
        Topic.People => facts.People?.ToString(CultureInfo.InvariantCulture),
        Topic.Asked => facts.Asked == Modalities.NotAsked ? null : Values(facts.Asked),
        Topic.Safeguard => facts.Safeguard,
    };

    /// <summary>The classes of an answer in their order: "clear what is in the way, then build the skill".</summary>
    public static string Classes(ImmutableArray<Classes> certain, ElsewhereRole? role, Skill? skill, BarrierKinds kinds) =>
        certain.Select(one => Class(one, role, skill, kinds)).Aggregate((said, next) => It("Then", said, next));

    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Class(Classes one, ElsewhereRole? role, Skill? skill, BarrierKinds kinds) => one switch
    {
        Reasoning.Classes.Build => Sentences.Class_Build,
        Reasoning.Classes.Support => Sentences.Class_Support,
        _ when role == ElsewhereRole.Cause && skill == Skill.Present && kinds == BarrierKinds.NotNamed => Sentences.Class_Elsewhere_Find,
        _ => It($"Class_Elsewhere_{role}"),
    };
}
