namespace Coach.Core.Understanding.Text;

/// <summary>A message as the readers see it: its words, and the text that quotes are cut from.</summary>
internal sealed class MessageText
{
    public const int LongestRead = 2000;

    private readonly int[] sentenceStarts;

    private MessageText(string text, Token[] tokens)
    {
        Text = text;
        Tokens = tokens;
        (sentenceStarts, SentenceEnds) = (new int[tokens.Length], new int[tokens.Length]);
        for (var i = 0; i < tokens.Length; i++)
        {
            sentenceStarts[i] = i > 0 && tokens[i - 1].Sentence == tokens[i].Sentence ? sentenceStarts[i - 1] : i;
        }

        for (var i = tokens.Length - 1; i >= 0; i--)
        {
            SentenceEnds[i] = i + 1 < tokens.Length && tokens[i + 1].Sentence == tokens[i].Sentence ? SentenceEnds[i + 1] : i + 1;
        }
    }

    public string Text { get; }

    public Token[] Tokens { get; }

    /// <summary>For each token, the index after the last token of its sentence.</summary>
    public int[] SentenceEnds { get; }

    public static MessageText Of(string text, Spelling spelling)
    {
        var read = text.Length <= LongestRead ? text : text[..(char.IsHighSurrogate(text[LongestRead - 1]) ? LongestRead - 1 : LongestRead)];
        return new(read, Tokenizer.Split(read, spelling));
    }

    public string Word(int index) => index >= 0 && index < Tokens.Length ? Tokens[index].Word : "";

    /// <summary>Whether two neighbours stand in one clause with nothing but blanks or hyphens between them.</summary>
    public bool Touch(int left) => left >= 0 && left + 1 < Tokens.Length && Gap(left).IndexOfAnyExcept(" \u00a0-\t") < 0;

    public ReadOnlySpan<char> Gap(int left) => Text.AsSpan(Tokens[left].End, Tokens[left + 1].Start - Tokens[left].End);

    /// <summary>The quote of the tokens from <paramref name="from"/> up to, not with, <paramref name="to"/>.</summary>
    public Spotted<T> Quote<T>(T value, int from, int to)
    {
        // "It's not that ..." begins with its first word, not with its apostrophe.
        var start = Text[Tokens[from].Start] is '\'' or '\u2019' && from > 0 ? Tokens[from - 1].Start : Tokens[from].Start;
        return new(value, Text[start..Tokens[to - 1].End], start);
    }

    /// <summary>Whether the sentence of a token ends in a question mark.</summary>
    public bool IsAsked(int index)
    {
        var last = SentenceEnds[index] - 1;
        var next = last + 1 < Tokens.Length ? Tokens[last + 1].Start : Text.Length;
        return Text.AsSpan(Tokens[last].End, next - Tokens[last].End).Contains('?');
    }

    /// <summary>The words of the sentence that a token stands in.</summary>
    public Range Sentence(int index) => sentenceStarts[index]..SentenceEnds[index];
}
