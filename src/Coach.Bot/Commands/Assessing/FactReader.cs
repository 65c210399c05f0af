using System.Collections.Immutable;
using System.Text.Json;
using Coach.Core.Reasoning;
using Barrier = Coach.Core.Reasoning.Barrier;

namespace Coach.Bot.Commands.Assessing;

/// <summary>Reads given facts, in the shape in which <see cref="FactsShown"/> writes them.</summary>
internal static class FactReader
{
    private static readonly ImmutableArray<string> Names =
    [
        "performance", "skill", "level", "judgment", "available", "deadline", "time", "stakes", "frequency",
        "barrier", "barrier_kinds", "ai", "people", "asked_modality", "measure",
    ];

    /// <summary>The facts, as far as they are free of flaws.</summary>
    public static CaseFacts Read(JsonElement facts, Calendar calendar, Flaws flaws)
    {
        var fields = new FactFields(facts, flaws);
        fields.AllowOnly(Names);
        var (level, judgment) = (fields.Set<SkillLevels>("level"), fields.One<Judgment>("judgment"));
        var (barrier, kinds) = (fields.One<Barrier>("barrier"), fields.Set<BarrierKinds>("barrier_kinds"));
        var read = new CaseFacts
        {
            Performance = fields.Text("performance"),
            Measure = fields.Text("measure"),
            Skill = fields.One<Skill>("skill"),
            Level = level,
            JudgmentGiven = level == SkillLevels.Unknown ? judgment : null,
            Available = fields.One<Availability>("available"),
            Deadline = fields.Deadline("deadline"),
            Barrier = kinds == BarrierKinds.NotNamed ? barrier : Barrier.Some,
            BarrierKinds = kinds,
            Stakes = fields.One<Stakes>("stakes"),
            Frequency = fields.One<Frequency>("frequency"),
            Ai = fields.One<Ai>("ai") ?? Ai.No,
            People = fields.Count("people"),
            Asked = fields.Set<Modalities>("asked_modality"),
        };
        Compare(fields, read, judgment, barrier);
        return WithTime(read, fields.One<TimeLeft>("time"), calendar);
    }

    private static void Compare(FactFields fields, CaseFacts read, Judgment? judgment, Barrier? barrier)
    {
        if (judgment is { } said && read.Judgment != said)
        {
            fields.Contradicts("judgment", $"\"{Word.Of(said)}\" contradicts facts.level {Words(read.Level)}");
        }

        if (barrier == Barrier.None && read.BarrierKinds != BarrierKinds.NotNamed)
        {
            fields.Contradicts("barrier", $"\"none\" contradicts facts.barrier_kinds {Words(read.BarrierKinds)}");
        }
    }

    private static string Words<T>(T set)
        where T : struct, Enum => string.Join(", ", Word.Parts(set).Select(Word.Of));

    /// <summary>A time that only repeats what the date says overrides nothing; so output can be fed in again and gives the same.</summary>
    private static CaseFacts WithTime(CaseFacts facts, TimeLeft? time, Calendar calendar) =>
        time == facts.Time(calendar) ? facts : facts with { TimeGiven = time };
}
