using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;

namespace Coach.Core.Understanding;

/// <summary>Reads "could they do it today?".</summary>
public static partial class SkillAnswer
{
    private const int TimeLimit = 5000; // generous: inputs are short, and a busy machine is no reason to fail
    private const int MostWords = 12; // in a longer one the exception may be of something else

    private static readonly FrozenDictionary<string, Skill> Words = new Dictionary<string, Skill>(StringComparer.Ordinal)
    {
        ["y"] = Skill.Present,
        ["yes they can"] = Skill.Present,
        ["they can"] = Skill.Present,
        ["they could"] = Skill.Present,
        ["they can do it"] = Skill.Present,
        ["yes they can do it"] = Skill.Present,
        ["they know how"] = Skill.Present,
        ["definitely"] = Skill.Present,
        ["yes definitely"] = Skill.Present,
        ["of course"] = Skill.Present,
        ["sure"] = Skill.Present,
        ["absolutely"] = Skill.Present,
        ["i think so"] = Skill.Present,
        ["yes i think so"] = Skill.Present,
        ["probably"] = Skill.Present,
        ["all of them can"] = Skill.Present,
        ["all of them can do it"] = Skill.Present,
        ["partly"] = Skill.Partial,
        ["partially"] = Skill.Partial,
        ["in part"] = Skill.Partial,
        ["some"] = Skill.Partial,
        ["some of it"] = Skill.Partial,
        ["some of them"] = Skill.Partial,
        ["some can"] = Skill.Partial,
        ["some can some can't"] = Skill.Partial,
        ["some can, some can't"] = Skill.Partial,
        ["not all"] = Skill.Partial,
        ["not all of them"] = Skill.Partial,
        ["yes but not all"] = Skill.Partial,
        ["yes, but not all"] = Skill.Partial,
        ["yes and no"] = Skill.Partial,
        ["it depends"] = Skill.Partial,
        ["depends"] = Skill.Partial,
        ["they used to"] = Skill.Partial,
        ["only some"] = Skill.Partial,
        ["only some of them"] = Skill.Partial,
        ["half of them"] = Skill.Partial,
        ["the experienced ones"] = Skill.Partial,
        ["only the experienced ones"] = Skill.Partial,
        ["not without help"] = Skill.Partial,
        ["sometimes"] = Skill.Partial,
        ["not any more"] = Skill.Partial,
        ["not anymore"] = Skill.Partial,
        ["kind of"] = Skill.Partial,
        ["more or less"] = Skill.Partial,
        ["n"] = Skill.Absent,
        ["never"] = Skill.Absent,
        ["not at all"] = Skill.Absent,
        ["probably not"] = Skill.Absent,
        ["i don't think so"] = Skill.Absent,
        ["no they couldn't"] = Skill.Absent,
        ["no they never could"] = Skill.Absent,
        ["no way"] = Skill.Absent,
        ["none"] = Skill.Absent,
        ["none of them"] = Skill.Absent,
        ["none has done it"] = Skill.Absent,
        ["they can't"] = Skill.Absent,
        ["they can't do it"] = Skill.Absent,
        ["they cannot do it"] = Skill.Absent,
        ["they couldn't"] = Skill.Absent,
        ["nobody can"] = Skill.Absent,
        ["no they can't"] = Skill.Absent,
        ["they cannot"] = Skill.Absent,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>"Yes, but ..." is not a yes: such an answer is asked again.</summary>
    public static Skill? Read(string text)
    {
        var phrase = Phrase.Of(text);
        if (Words.TryGetValue(phrase, out var skill))
        {
            return skill;
        }

        if (SomeOfMany().IsMatch(phrase) || (phrase.Count(' ') < MostWords && Exceptions().IsMatch(phrase)))
        {
            return Skill.Partial;
        }

        if (Ability().IsMatch(phrase))
        {
            return Skill.Present;
        }

        if (Phrase.Holds(phrase, "but"))
        {
            return null;
        }

        return Of(text) ?? Of(phrase.Split([',', ';', '.'], 2)[0]);
    }

    [GeneratedRegex(@"^(only |about |maybe |yes,? )*\d+ (out )?of (the |my |our )?\d+\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex SomeOfMany();

    [GeneratedRegex(@"\b(partly|partially|half of (them|my|the)|some of (them|my|the) (can|could)|(some|a few|most) (can|could)\b.{0,20}\b(some|the others?|the rest|not)|not all of|(new|old|older|young|younger|experienced|senior|junior)( ones| people| staff| colleagues)? (can|can't|cannot|could|couldn't|yes|no|not)\b.{0,40}\b(can|can't|cannot|could|couldn't|yes|no|not)|all but|except (for )?(the|my|our|two|three|some|a few|new))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Exceptions();

    /// <summary>"Yes of course they can", "they can on a quiet day": what the question says itself adds nothing.</summary>
    [GeneratedRegex(@"^((well|oh|yes|yeah|yep|sure|of course|absolutely|definitely|certainly|i think|i guess|i'd say)[ ,]+)*(they|all of them|everybody|everyone|he|she)( all)? (can|could)( do (it|that|this)| manage)?( (just |perfectly |quite )?(fine|well|easily))?( today)?( (on (a )?(quiet|calm|good|normal) days?|when it('s| is) (quiet|calm|not busy)|if (they|it) (want(ed)?( to)?|tried|really matters?|really mattered|had (the )?time|had to)|with (enough )?time))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Ability();

    private static Skill? Of(string text) =>
        Picked.Value<Skill>(text, Options.Skills) ?? (Words.TryGetValue(Phrase.Of(text), out var skill) ? skill : null);
}

/// <summary>Reads "what happens when it goes wrong?".</summary>
public static class StakesAnswer
{
    private static readonly FrozenSet<string> High = FrozenSet.ToFrozenSet(["serious", "dangerous", "it is dangerous", "somebody gets hurt", "people get hurt", "injury"], StringComparer.Ordinal);
    private static readonly FrozenSet<string> Low = FrozenSet.ToFrozenSet(["minor", "little", "nothing much", "not much", "it is caught later", "rework"], StringComparer.Ordinal);

    public static Stakes? Read(string text) => Picked.Value<Stakes>(text, Options.Stakes) ?? Phrase.Of(text) switch
    {
        var phrase when High.Contains(phrase) => Stakes.High,
        var phrase when Low.Contains(phrase) => Stakes.Low,
        _ => null,
    };
}

/// <summary>Reads "how often do they do it?".</summary>
public static class FrequencyAnswer
{
    private static readonly FrozenSet<string> Often = FrozenSet.ToFrozenSet(["daily", "weekly", "every day", "every week", "all the time", "several times a week"], StringComparer.Ordinal);
    private static readonly FrozenSet<string> Rarely = FrozenSet.ToFrozenSet(["monthly", "yearly", "quarterly", "every month", "once a month", "once a year", "seldom"], StringComparer.Ordinal);

    public static Frequency? Read(string text) => Picked.Value<Frequency>(text, Options.Frequencies) ?? Phrase.Of(text) switch
    {
        var phrase when Often.Contains(phrase) => Frequency.Often,
        var phrase when Rarely.Contains(phrase) => Frequency.Rarely,
        _ => null,
    };
}

/// <summary>Reads "what does it cost when it happens?".</summary>
public static class WorthAnswer
{
    private static readonly FrozenSet<string> Trivial = FrozenSet.ToFrozenSet(["nothing", "nothing really", "not much", "little", "next to nothing", "almost nothing", "no"], StringComparer.Ordinal);
    private static readonly FrozenSet<string> Real = FrozenSet.ToFrozenSet(["more", "a lot", "yes", "go on", "go on anyway", "it adds up"], StringComparer.Ordinal);

    public static Worth? Read(string text) => Picked.Value<Worth>(text, Options.Worths) ?? Phrase.Of(text) switch
    {
        var phrase when Trivial.Contains(phrase) => Worth.Trivial,
        var phrase when Real.Contains(phrase) => Worth.Real,
        _ => null,
    };
}
