using System.Collections.Immutable;

namespace Coach.Core.Reasoning.Plans;

/// <summary>
/// Chooses the concrete interventions for the certain classes, in the order of the decision and least invasive first within a class.
/// Help that was asked for is preferred where it fits, within its class only.
/// </summary>
internal static class Planner
{
    private const int MostStepsForSkill = 3;

    public static ImmutableArray<PlanStep> Plan(Grounds grounds, ClassOrder order) =>
        [.. order.ToImmutableArray().SelectMany(one => StepsOf(one, grounds))];

    private static IEnumerable<PlanStep> StepsOf(Classes one, Grounds grounds) =>
        Chosen(one, grounds)
            .OrderBy(offer => offer.Intervention.Invasiveness)
            .ThenBy(offer => offer.Intervention.Number)
            .Select((offer, index) => Step(offer, grounds, isFirst: index == 0));

    private static IEnumerable<Offer> Chosen(Classes one, Grounds grounds) => one switch
    {
        Classes.Build => StrongestFor(grounds, BuildOffers.All),
        Classes.Support => StrongestFor(grounds, SupportOffers.All),
        Classes.Elsewhere => ElsewhereOffers.All.Where(offer => offer.Fits(grounds)),
        Classes.None => [],
    };

    private static IEnumerable<Offer> StrongestFor(Grounds grounds, ImmutableArray<Offer> strongestFirst) =>
        strongestFirst.Where(offer => offer.Fits(grounds)).OrderByDescending(offer => grounds.Asked(offer.Form)).Take(MostStepsForSkill);

    private static PlanStep Step(Offer offer, Grounds grounds, bool isFirst) => new(
        offer.Intervention,
        offer.Why(grounds),
        offer.DoesNotReplace,
        offer.FirstStep(grounds),
        Parts.Of(offer.Intervention, grounds, isFirst));
}
