using System.Runtime.CompilerServices;

namespace Coach.Bot.Portal;

/// <summary>Keeps what was worked out of all cases as long as they are held unchanged. Two requests at once may both work it out.</summary>
internal sealed class Derived<TSource, TResult>(Func<TSource, TResult> derive)
    where TSource : class
{
    private readonly ConditionalWeakTable<TSource, Tuple<TResult>> kept = [];

    public TResult From(TSource source) => kept.GetValue(source, one => Tuple.Create(derive(one))).Item1;
}
