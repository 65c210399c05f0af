using System.Collections.Immutable;

namespace Coach.Core.Conversations;

/// <summary>Small building blocks of what the coach says.</summary>
internal static class Replies
{
    public static Reply Note(params ReadOnlySpan<string> paragraphs) => new(ReplyKind.Note, Paragraphs(paragraphs), []);

    public static ImmutableArray<Block> Paragraphs(ReadOnlySpan<string> paragraphs)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>(paragraphs.Length);
        foreach (var paragraph in paragraphs)
        {
            if (paragraph.Length > 0)
            {
                blocks.Add(new Block.Paragraph(paragraph));
            }
        }

        return blocks.ToImmutable();
    }

    /// <summary>The same reply with words before it.</summary>
    public static Reply After(this Reply reply, params ReadOnlySpan<string> before) => before.IsEmpty ? reply : reply with { Body = [.. Paragraphs(before), .. reply.Body] };

    public static Choice Button(string id) => new(id, Say.It($"Button_{id}"));

    public static ImmutableArray<Choice> Buttons(params ReadOnlySpan<string> ids)
    {
        var buttons = ImmutableArray.CreateBuilder<Choice>(ids.Length);
        foreach (var id in ids)
        {
            buttons.Add(Button(id));
        }

        return buttons.MoveToImmutable();
    }
}
