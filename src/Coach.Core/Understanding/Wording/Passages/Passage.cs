namespace Coach.Core.Understanding.Wording.Passages;

/// <summary>A gram that the weights know.</summary>
/// <param name="Row">Where its weights stand.</param>
/// <param name="Strength">How much it counts in its passage: rare ones more; the squares of all add up to 4.</param>
internal readonly record struct KnownGram(int Row, float Strength, Gram Gram);

/// <summary>Some words of a message as numbers.</summary>
/// <param name="Meaning">The mean of its words' vectors, rare words counting more, and the largest and the smallest of each of their numbers.</param>
internal sealed record Passage(KnownGram[] Grams, float[] Meaning);
