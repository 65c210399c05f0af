using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Coach.Core.Reasoning.Plans;

/// <summary>The thirty interventions that a plan is made of. Sources: docs/rules.md.</summary>
public static class Catalogue
{
    internal static ImmutableArray<Offer> Offers { get; } =
        [.. ElsewhereOffers.All.Concat(SupportOffers.All).Concat(BuildOffers.All).OrderBy(offer => offer.Intervention.Number)];

    private static readonly FrozenDictionary<string, Intervention> ById =
        Offers.ToFrozenDictionary(offer => offer.Intervention.Id, offer => offer.Intervention, StringComparer.Ordinal);

    /// <summary>By number, from 1 to 30.</summary>
    public static ImmutableArray<Intervention> All { get; } = [.. Offers.Select(offer => offer.Intervention)];

    /// <summary>Null when no intervention has this id.</summary>
    public static Intervention? Find(string id) => ById.GetValueOrDefault(id);
}
