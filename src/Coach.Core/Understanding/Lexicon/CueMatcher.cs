using System.Collections.Immutable;
using System.Numerics;
using Coach.Core.Understanding.Text;

namespace Coach.Core.Understanding.Lexicon;

/// <summary>
/// Finds all cues of a message. A pattern is tried where its first word stands, and walks all its ways at once (a bit for each word it may have
/// reached), so that no text makes it slow. No pattern crosses the end of a sentence.
/// </summary>
internal sealed class CueMatcher
{
    private const int Window = 60;

    private readonly CueBook book;
    private readonly MessageText message;
    private readonly ulong[] sets;
    private readonly int width;
    private readonly List<CueHit> hits = [];
    private readonly HashSet<(string Cue, int Sentence)> takenBack = [];

    private CueMatcher(CueBook book, MessageText message)
    {
        this.book = book;
        this.message = message;
        width = (book.Sets.Count + 63) / 64;
        sets = new ulong[width * message.Tokens.Length];
    }

    /// <summary>Every cue that is found, in the order of its first word.</summary>
    public static ImmutableArray<CueHit> All(CueBook book, MessageText message)
    {
        var matcher = new CueMatcher(book, message);
        var found = new List<int>();
        for (var at = message.Tokens.Length - 1; at >= 0; at--)
        {
            found.Clear();
            book.Sets.Of(message.Tokens[at].Word, found);
            matcher.Mark(at, found);
            matcher.Start(at, found);
        }

        matcher.hits.RemoveAll(hit => matcher.takenBack.Contains((hit.Cue.Id, message.Tokens[hit.From].Sentence)));
        matcher.hits.Reverse();
        return [.. matcher.hits];
    }

    private void Mark(int at, List<int> found)
    {
        foreach (var set in found)
        {
            sets[(at * width) + (set >> 6)] |= 1UL << (set & 63);
        }
    }

    /// <summary>Later words are marked already, because the message is walked from its end.</summary>
    private void Start(int at, List<int> found)
    {
        foreach (var set in found)
        {
            foreach (var pattern in book.StartingWith(set))
            {
                Try(pattern, at);
            }
        }
    }

    private void Try(CuePattern pattern, int at)
    {
        var length = LengthAt(pattern, at);
        if (length == 0)
        {
            return;
        }

        if (pattern.TakesBack)
        {
            takenBack.Add((pattern.Cue.Id, message.Tokens[at].Sentence));
        }
        else if (hits.Count == 0 || hits[^1].Pattern != pattern || hits[^1].From != at)
        {
            hits.Add(new(pattern, at, at + length));
        }
    }

    private bool Is(int at, int set) => (sets[(at * width) + (set >> 6)] & (1UL << (set & 63))) != 0;

    /// <summary>How many words the shortest match takes; 0 for none.</summary>
    private int LengthAt(CuePattern pattern, int at)
    {
        var room = Math.Min(message.SentenceEnds[at] - at, Window);
        var reached = Along(pattern.Steps, 1UL, at, room);
        return reached == 0 ? 0 : BitOperations.TrailingZeroCount(reached);
    }

    private ulong Along(ImmutableArray<Step> steps, ulong reached, int at, int room)
    {
        foreach (var step in steps)
        {
            reached = Next(step, reached, at, room);
            if (reached == 0)
            {
                return 0;
            }
        }

        return reached;
    }

    private ulong Next(Step step, ulong reached, int at, int room)
    {
        var next = step.IsOptional ? reached : 0;
        for (var gap = 1; gap <= step.Gap; gap++)
        {
            next |= reached << gap;
        }

        next |= step.Set == Step.NoSet ? 0 : Stepped(step.Set, reached, at, room);
        foreach (var phrase in step.Phrases)
        {
            next |= Along(phrase, reached, at, room);
        }

        return next & ((1UL << (room + 1)) - 1);
    }

    /// <summary>The places after one more word, which must be in the set.</summary>
    private ulong Stepped(int set, ulong reached, int at, int room)
    {
        var next = 0UL;
        for (var rest = reached; rest != 0; rest &= rest - 1)
        {
            var offset = BitOperations.TrailingZeroCount(rest);
            next |= offset < room && (set == Step.AnyWord || Is(at + offset, set)) ? 1UL << (offset + 1) : 0;
        }

        return next;
    }
}
