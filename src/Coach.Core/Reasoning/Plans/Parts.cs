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
            ["Until the skill is built, this help is a stopgap: keep somebody experienced within reach."],
        _ => [],
    };

    private static ImmutableArray<string> Bridge(Grounds grounds) =>
    [
        "Narrow the task: give them only the cases that are simple and can be put right.",
        "Pair each of them with somebody experienced for the rest.",
        "Limit what they may decide alone, for example by amount or by risk, and write the limit down.",
        grounds.EarliestHonestDate is { } day
            ? $"Move the date for working alone: the first honest one is {Grounds.Spoken(day)}."
            : "Move the date for working alone to the day when the skill has been shown.",
    ];

    private static ImmutableArray<string> SignOff(Grounds grounds) => grounds.HighStakes
        ? ["Nobody works alone before somebody experienced has watched them do it right and has signed for it."]
        : [];

    private static ImmutableArray<string> Timing(Grounds grounds) => (grounds.EarliestHonestDate, grounds.Facts.Deadline) switch
    {
        ({ } day, _) => [$"Start now: the first day on which it can be ready is {Grounds.Spoken(day)}."],
        (null, Deadline.On on) when !grounds.TooShort && on.Day > grounds.Calendar.EarliestHonestDate(grounds.Known.Judgment).AddDays(FreshDays) =>
            [$"End the practice in the two weeks before {Grounds.Spoken(on.Day)}, so that it is still fresh."],
        _ => [],
    };
}
