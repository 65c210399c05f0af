using Coach.Core.Understanding.Text;
using Coach.Core.Understanding.Wording.Passages;

namespace Coach.Core.Understanding.Wording;

/// <summary>What was learned from labelled messages about the wording of facts. Nothing in it changes, so that any number of messages may be read at once.</summary>
internal sealed class WordingBook
{
    private static readonly Lazy<WordVectors> Vectors = new(() => new(WordingFiles.Words));
    private static readonly Lazy<WordingBook> FromFile = new(() => Parse(WordingFiles.Wording, Vectors.Value));

    private readonly PassageReader reader;
    private readonly Voice sentences;
    private readonly Voice message;

    public WordingBook(PassageReader reader, Voice sentences, Voice message, Balance balance) =>
        (this.reader, this.sentences, this.message, Balance) = (reader, sentences, message, balance);

    /// <summary>What ships with the product.</summary>
    public static WordingBook Shipped => FromFile.Value;

    public Balance Balance { get; }

    public static WordingBook Parse(ReadOnlySpan<byte> file, WordVectors vectors)
    {
        var bytes = new ByteReader(file);
        var (count, rarest) = (bytes.Int(), bytes.Take<float>(1)[0]);
        var passages = new PassageReader(vectors, bytes.Take<uint>(count), bytes.Take<float>(count), rarest);
        return new(passages, Voice.Read(ref bytes, count, passages.MeaningLength), Voice.Read(ref bytes, count, passages.MeaningLength), Balance.Read(ref bytes));
    }

    public Said Of(MessageText text)
    {
        List<(Passage Passage, float[] Odds)> each = [];
        for (var from = 0; from < text.Tokens.Length; from = text.SentenceEnds[from])
        {
            var passage = reader.Read(text.Tokens, from, text.SentenceEnds[from]);
            each.Add((passage, sentences.Of(passage)));
        }

        var odds = each.Select(one => one.Odds).ToList();
        return new(each, [.. Readable.Values.Select((_, value) => Voice.Any(odds, value))], message.Of(reader.Read(text.Tokens, 0, text.Tokens.Length)));
    }

    /// <summary>What one gram of a sentence adds to the odds of a value.</summary>
    public float Share(KnownGram gram, int value) => sentences.Share(gram, value);
}
