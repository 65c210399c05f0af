using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Coach.Core.Understanding.Wording;
using Coach.Core.Understanding.Wording.Passages;

namespace Coach.Bot.Bench.Understanding.Training;

/// <summary>
/// Learns the embedded file of wording from labelled messages. The same messages give the same file. How much the voices count is learned from messages
/// that neither the voices nor the cues have seen: the voices by leaving out a fifth of the situations at a time, the cues because those were written after them.
/// </summary>
internal sealed class Learning
{
    private const int Parts = 5;
    private const int LeastMessages = 6;

    private readonly ImmutableArray<Sample> samples;
    private readonly ImmutableDictionary<string, int> parts;
    private readonly uint[] grams;
    private readonly float[] rarity;
    private readonly float rarest;
    private readonly PassageReader reader;
    private readonly (Passage[] Sentences, Passage Message)[] passages;

    private Learning(ImmutableArray<Sample> samples, WordVectors vectors)
    {
        this.samples = samples;
        parts = Sample.Parts(samples, Parts);
        var counted = samples.SelectMany(one => Grams.Of(one.Heard.Message.Tokens, 0, one.Heard.Message.Tokens.Length).Select(gram => gram.Hash).Distinct())
            .CountBy(hash => hash).Where(one => one.Value >= LeastMessages).OrderBy(one => one.Key).ToArray();
        grams = [.. counted.Select(one => one.Key)];
        rarity = [.. counted.Select(one => MathF.Log((float)samples.Length / one.Value))];
        rarest = MathF.Log(samples.Length);
        reader = new(vectors, grams, rarity, rarest);
        passages = [.. samples.Select(one => (one.Sentences.Select(place => reader.Read(one.Heard.Message.Tokens, place.From, place.To)).ToArray(), reader.Read(one.Heard.Message.Tokens, 0, one.Heard.Message.Tokens.Length)))];
    }

    /// <summary>Learns, writes the file, and prints what five-fold cross-validation says of it on the fresh messages.</summary>
    public static void Run(string file)
    {
        var tuned = Corpora.Tuned.SelectMany(one => Labelled.ReadAll(one)).Concat(Corpora.Sayings.SelectMany(Sayings.ReadAll)).Select(one => Sample.Of(one, isFresh: false));
        var fresh = Corpora.Fresh.SelectMany(one => Labelled.ReadAll(one)).Select(one => Sample.Of(one, isFresh: true));
        var learning = new Learning([.. tuned.Concat(fresh).Where(one => one.Heard.Message.Tokens.Length > 0)], new(WordingFiles.Words));
        var known = learning.Judged();
        learning.Validate(known);
        learning.Write(file, learning.Voices(_ => true), BalanceLearner.Learn(known));
    }

    private (Voice Sentences, Voice Message) Voices(Func<int, bool> isKnown)
    {
        var known = Enumerable.Range(0, samples.Length).Where(isKnown).ToList();
        return (VoiceLearner.Learn([.. known.Select(i => (passages[i].Sentences, samples[i].Targets))], grams.Length),
            VoiceLearner.Learn([.. known.Select(i => (new[] { passages[i].Message }, samples[i].Targets))], grams.Length));
    }

    /// <summary>The fresh samples with what voices say that have not learned from their part.</summary>
    private List<(Sample Sample, Hint[] Hints)> Judged()
    {
        List<(Sample, Hint[])> known = [];
        for (var part = 0; part < Parts; part++)
        {
            var voices = Voices(i => PartOf(samples[i]) != part);
            var book = new WordingBook(reader, voices.Sentences, voices.Message, new([], [], []));
            known.AddRange(samples.Where(one => one.IsFresh && PartOf(one) == part)
                .Select(one => (one, Hint.All(one.Heard, CuedFacts.Values(CuedFacts.Read(one.Heard)), book.Of(one.Heard.Message)))));
            Console.WriteLine($"part {part + 1} of {Parts} judged");
        }

        return known;
    }

    private void Validate(List<(Sample Sample, Hint[] Hints)> known)
    {
        List<(Sample Sample, float[] Likely)> judged = [];
        for (var part = 0; part < Parts; part++)
        {
            var balance = BalanceLearner.Learn([.. known.Where(one => PartOf(one.Sample) != part)]);
            judged.AddRange(known.Where(one => PartOf(one.Sample) == part).Select(one => (one.Sample, one.Hints.Select(balance.Likelihood).ToArray())));
        }

        foreach (var threshold in Enumerable.Range(6, 13).Select(i => i * 0.05f))
        {
            var tally = Readable.Facts.Aggregate(default(Tally), (sum, fact) => sum + BalanceLearner.Score(judged, fact, threshold));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"from {threshold:0.00}: precision {tally.Precision:0.00}, recall {tally.Recall:0.00}, F1 {tally.F1:0.00}"));
        }
    }

    private int PartOf(Sample sample) => parts[sample.Message.Situation];

    private void Write(string file, (Voice Sentences, Voice Message) voices, Balance balance)
    {
        using var output = new BinaryWriter(File.Create(file));
        output.Write(grams.Length);
        output.Write(rarest);
        output.Write(MemoryMarshal.AsBytes(grams.AsSpan()));
        output.Write(MemoryMarshal.AsBytes(rarity.AsSpan()));
        Write(output, voices.Sentences);
        Write(output, voices.Message);
        foreach (var numbers in (float[][])[balance.Shared, balance.Cued, balance.Bias])
        {
            output.Write(MemoryMarshal.AsBytes(numbers.AsSpan()));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{samples.Length} messages, {grams.Length} grams, {output.BaseStream.Length} bytes"));
    }

    private static void Write(BinaryWriter output, Voice voice)
    {
        output.Write(MemoryMarshal.AsBytes(voice.Scales.AsSpan()));
        output.Write(MemoryMarshal.AsBytes(voice.Grams.AsSpan()));
        output.Write(MemoryMarshal.AsBytes(voice.Meaning.AsSpan()));
        output.Write(MemoryMarshal.AsBytes(voice.Bias.AsSpan()));
    }
}
