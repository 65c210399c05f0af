using System.Collections.Immutable;

namespace Coach.Core.Reasoning.Plans;

/// <summary>What belongs to a step in this case: the parts of a bridge, a sign-off, a date.</summary>
internal static class Parts
{
    private const int FreshDays = 14;

    public static ImmutableArray<string> Of(Intervention intervention, Grounds grounds, bool isFirst) => intervention switch
    {
        { Id: ElsewhereOffers.Cover } => Bridge(grounds),
        { Class: Classes.Build } when isFirst => [.. SignOff(grounds), .. Timing(grounds)],
        { Class: Classes.Support } when isFirst && grounds is { Builds: true, TooShort: true } =>
            [PlanSentences.Part_Stopgap],
        _ => [],
    };

    private static ImmutableArray<string> Bridge(Grounds grounds) =>
    [
        PlanSentences.Part_Narrow,
        PlanSentences.Part_Pair,
        PlanSentences.Part_Limit,
        grounds.EarliestHonestDate is { } day
            ? PlanText.Of(PlanSentences.Part_MoveTo, Grounds.Spoken(day))
            : PlanSentences.Part_Move,
    ];

    private static ImmutableArray<string> SignOff(Grounds grounds) => grounds.HighStakes
        ? [PlanSentences.Part_SignOff]
        : [];

    private static ImmutableArray<string> Timing(Grounds grounds) => (grounds.EarliestHonestDate, grounds.Facts.Deadline) switch
    {
        ({ } day, _) => [PlanText.Of(PlanSentences.Part_StartNow, Grounds.Spoken(day))],
        (null, Deadline.On on) when !grounds.TooShort && on.Day > grounds.Calendar.EarliestHonestDate(grounds.Known.Judgment).AddDays(FreshDays) =>
            [PlanText.Of(PlanSentences.Part_EndPractice, Grounds.Spoken(on.Day))],
        _ => [],
    };
}
