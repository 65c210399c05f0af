using System.Globalization;

namespace Coach.Core.Reasoning.Plans;

/// <summary>Fills in the sentences of the catalogue; the sentences themselves stand in PlanSentences.resx.</summary>
internal static class PlanText
{
    public static string Of(string sentence, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, sentence, values);
}
