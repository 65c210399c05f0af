using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Core.Understanding;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Barrier = Coach.Core.Reasoning.Barrier;

namespace Coach.Bot.Tests.Architecture;

/// <summary>Sentences that the code finds by a value ("Ask_" and a question): all of them must be there.</summary>
internal static class SentenceFamilies
{
    /// <summary>The start of their names, and all that may follow it.</summary>
    public static Dictionary<string, IEnumerable<string>> All { get; } = new(StringComparer.Ordinal)
    {
        ["Ask_"] = [.. Names(QuestionId.Result), .. LevelParts],
        ["Why_"] = Names(QuestionId.Result),
        ["How_"] = [.. Names<QuestionId>(), .. LevelParts],
        ["Put_"] = [.. Names<QuestionId>(), .. LevelParts],
        ["Topic_"] = Names<Topic>(),
        ["Field_"] = Names(Topic.Asked, Topic.Safeguard),
        ["Button_"] = SentencesInCode.Buttons,
        ["Warning_"] = Names<Warning>(),
        ["Verdict_"] = Names<Verdict>(),
        ["Confidence_"] = [.. Names<Confidence>(), "Unconfirmed"],
        ["Rule_"] = Names(Rules.None),
        ["Source_"] = Names(Rules.None),
        ["Says_"] = Names(Rules.None),
        ["Fact_"] = Names<Fact>(),
        ["If_"] =
        [
            .. Values<Skill>(Fact.Skill), .. Values<Barrier>(Fact.Barrier), .. Values<Judgment>(Fact.Judgment), .. Values<Availability>(Fact.Available),
            .. Values<TimeLeft>(Fact.Time), .. Values<Stakes>(Fact.Stakes), .. Values<Ai>(Fact.Ai),
        ],
        ["Remark_"] = Names(RemarkKind.Abuse, RemarkKind.JustTell, RemarkKind.Trivial),
        ["Meaning_"] = [.. File("Glossary").All<TupleExpressionSyntax>().SelectMany(entry => SourceFile.Literals(entry.Arguments[1])), "unknown"],
        ["Language_"] = SourceFile.Literals(File("Language").Root).Where(code => code.Length == 2).Except(["en"], StringComparer.Ordinal),
        ["Open_"] = Names(Classes.None),
        ["PlanTitle_"] = Names(Classes.None),
        ["Class_Elsewhere_"] = Names<ElsewhereRole>(),
        ["Deadline_"] = ["Asap", "Started", "None"],
        [""] =
        [
            .. Said<Skill>(), .. Said(SkillLevels.Unknown), .. Said<Availability>(), .. Said<Barrier>(), .. Said(BarrierKinds.NotNamed),
            .. Said<Stakes>(), .. Said<Frequency>(), .. Said<Ai>(), .. Said(Modalities.NotAsked), .. Said<Worth>(),
        ],
    };

    private static string[] LevelParts => ["Level_Available", "Level_Deadline", "Level_When"];

    private static SourceFile File(string name) => SourceFile.Product.Single(file => file.Path == $"src/Coach.Core/Understanding/Talk/{name}.cs");

    private static IEnumerable<string> Names<T>(params T[] without)
        where T : struct, Enum => Enum.GetValues<T>().Except(without).Select(value => value.ToString());

    private static IEnumerable<string> Values<T>(Fact fact)
        where T : struct, Enum => Names<T>().Select(name => $"{fact}_{name}");

    private static IEnumerable<string> Said<T>(params T[] without)
        where T : struct, Enum => Names(without).Select(name => $"{typeof(T).Name}_{name}");
}
