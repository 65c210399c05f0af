using System.Collections.Immutable;
using Coach.Core.Conversations;

namespace Coach.Teams.Cards;

/// <summary>Parts a reply that is too large for one message. Nothing is left out.</summary>
internal static class ReplyParts
{
    // Small enough to fit alone, even if every character is escaped in each of the three places where it stands.
    private const int LongestParagraph = 1200;

    /// <summary>The parts in order; the last has the form and the buttons.</summary>
    public static ImmutableArray<Reply> Of(Reply reply, Func<Reply, bool> fits)
    {
        if (fits(reply))
        {
            return [reply];
        }

        var parts = ImmutableArray.CreateBuilder<Reply>();
        var part = Bodyless(reply);
        foreach (var block in reply.Body.SelectMany(block => Smaller(block, reply, fits)))
        {
            var longer = part with { Body = part.Body.Add(block) };
            if (part.Body.Length > 0 && !fits(longer))
            {
                parts.Add(part);
                longer = Bodyless(reply) with { Body = [block] };
            }

            part = longer;
        }

        return [.. parts, .. Last(part, reply, fits)];
    }

    private static IEnumerable<Reply> Last(Reply part, Reply reply, Func<Reply, bool> fits) =>
        fits(reply with { Body = part.Body }) ? [reply with { Body = part.Body }] : [part, reply with { Body = [] }];

    private static Reply Bodyless(Reply reply) => reply with { Body = [], Choices = [], Form = null };

    private static IEnumerable<Block> Smaller(Block block, Reply reply, Func<Reply, bool> fits) => fits(Bodyless(reply) with { Body = [block] })
        ? [block]
        : block switch
        {
            Block.Facts { Lines.Length: > 1 } facts => facts.Lines.SelectMany(line => Smaller(new Block.Facts([line]), reply, fits)),
            Block.Bullets { Items.Length: > 1 } bullets => bullets.Items.SelectMany(item => Smaller(new Block.Bullets([item]), reply, fits)),
            _ => Paragraphs(PlainText.Of(Bodyless(reply) with { Body = [block] })),
        };

    private static IEnumerable<Block> Paragraphs(string text)
    {
        while (text.Length > LongestParagraph)
        {
            var end = Cut(text);
            yield return new Block.Paragraph(text[..end]);
            text = text[end..];
        }

        yield return new Block.Paragraph(text);
    }

    /// <summary>After the last white space that fits; never inside a character.</summary>
    private static int Cut(string text)
    {
        var space = text.AsSpan(0, LongestParagraph).LastIndexOfAny(' ', '\n');
        return space > 0 ? space + 1 : LongestParagraph - (char.IsHighSurrogate(text[LongestParagraph - 1]) ? 1 : 0);
    }
}
