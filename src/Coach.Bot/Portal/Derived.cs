namespace Coach.Bot.Portal;

/// <summary>Keeps what was worked out of all cases until they change. Two requests at once may both work it out.</summary>
internal sealed class Derived<TSource, TResult>(Func<TSource, TResult> derive)
    where TSource : class
{
    private Tuple<TSource, TResult>? last;

    public TResult From(TSource source)
    {
        var kept = last;
        if (kept is null || !ReferenceEquals(kept.Item1, source))
        {
            last = kept = Tuple.Create(source, derive(source));
        }

        return kept.Item2;
    }
}
