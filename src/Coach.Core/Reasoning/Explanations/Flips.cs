using System.Collections.Immutable;
using System.Numerics;

namespace Coach.Core.Reasoning.Explanations;

/// <summary>What would change a recommendation: each known fact changed to each other value, kept when the classes change.</summary>
internal static class Flips
{
    public static ImmutableArray<Flip> Of(CaseFacts facts, Calendar calendar)
    {
        var known = facts.Deciding(calendar);
        var now = Classifier.Classify(known);
        var flips = new List<Flip>();
        foreach (var (fact, value) in OtherValues(known))
        {
            var changed = Changed(facts, calendar, known.With(fact, value), fact);
            var then = Classifier.Classify(changed);
            if (ClassesChanged(now, then) is > 0 and var count)
            {
                var order = ClassOrder.Of(changed, then);
                flips.Add(new(
                    fact,
                    DecidingFacts.WordOf(fact, known[fact]!.Value),
                    DecidingFacts.WordOf(fact, value),
                    order.ToImmutableArray(),
                    then.Open,
                    order.Role,
                    count));
            }
        }

        return [.. flips.OrderBy(flip => flip.ClassesChanged)]; // stable: equals stay in the order of the waterfall
    }

    private static IEnumerable<(Fact Fact, byte Value)> OtherValues(DecidingFacts known) =>
        from fact in Waterfall.Facts
        where known[fact] is not null
        from value in Enumerable.Range(1, DecidingFacts.Values(fact)).Select(value => (byte)value)
        where known[fact] != value
        select (fact, value);

    /// <summary>Building judgment takes longer than building steps, so the same date may be enough for one and not for the other.</summary>
    private static DecidingFacts Changed(CaseFacts facts, Calendar calendar, DecidingFacts changed, Fact fact) =>
        fact == Fact.Judgment ? changed with { Time = facts.TimeGiven ?? calendar.TimeLeft(facts.Deadline, changed.Judgment) } : changed;

    private static int ClassesChanged(Classification now, Classification then) =>
        BitOperations.PopCount((uint)((now.Certain ^ then.Certain) | (now.Open ^ then.Open)));
}
