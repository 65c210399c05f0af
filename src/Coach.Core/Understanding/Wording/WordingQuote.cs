using Coach.Core.Understanding.Facts;

namespace Coach.Core.Understanding.Wording;

/// <summary>Finds the words that weighed most for a value: they are its quote.</summary>
internal static class WordingQuote
{
    private const int MostWords = 8;
    private const int NegationReach = 4;

    /// <summary>Tokens from, up to, not with, to; a negated quote begins with its negation, or it would say the opposite.</summary>
    public static (int From, int To) Of(Heard heard, Said said, int value)
    {
        var sentence = said.Sentences.MaxBy(one => one.Odds[value]).Passage;
        var shares = new float[heard.Message.Tokens.Length];
        foreach (var gram in sentence.Grams)
        {
            var share = WordingBook.Shipped.Share(gram, value) / (gram.Gram.To - gram.Gram.From);
            for (var at = gram.Gram.From; at < gram.Gram.To; at++)
            {
                shares[at] += share;
            }
        }

        var first = sentence.Grams.Length == 0 ? 0 : sentence.Grams[0].Gram.From;
        var (from, to) = Heaviest(shares, first, heard.Message.SentenceEnds[first]);
        return (Negated(heard, from), to);
    }

    private static (int From, int To) Heaviest(float[] shares, int first, int end)
    {
        var (best, heaviest) = ((From: first, To: first + 1), float.MinValue);
        for (var from = first; from < end; from++)
        {
            var sum = 0f;
            for (var to = from + 1; to <= Math.Min(end, from + MostWords); to++)
            {
                sum += shares[to - 1];
                (best, heaviest) = sum > heaviest ? ((from, to), sum) : (best, heaviest);
            }
        }

        return best;
    }

    private static int Negated(Heard heard, int from)
    {
        var tokens = heard.Message.Tokens;
        for (var at = from - 1; at >= Math.Max(0, from - NegationReach) && tokens[at].Clause == tokens[from].Clause; at--)
        {
            if (Heard.IsNegator(tokens[at].Word))
            {
                return at;
            }
        }

        return from;
    }
}
