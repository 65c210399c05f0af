using System.Globalization;

namespace Coach.Core.Reasoning.Plans;

/// <summary>Fills in the sentences of the catalogue; the sentences themselves stand in PlanSentences.resx.</summary>
internal static class PlanText
{
    /// <summary>One after the other, whichever are said.</summary>
    public static string Together(params ReadOnlySpan<string?> sentences) => string.Join(' ', [.. sentences]).Trim();

    public static string Of(string sentence, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, sentence, values);
}
