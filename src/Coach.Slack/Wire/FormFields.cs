using System.Text;

namespace Coach.Slack.Wire;

/// <summary>The body of a form post.</summary>
public static class FormFields
{
    private const int Most = 100;

    /// <summary>Name to value. Null when there are too many, or one comes twice: Slack sends neither.</summary>
    public static IReadOnlyDictionary<string, string>? Read(ReadOnlySpan<byte> body)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in Encoding.UTF8.GetString(body).Split('&', Most + 1, StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at ? (pair[..at], pair[(at + 1)..]) : (pair, "");
            if (fields.Count == Most || !fields.TryAdd(Decoded(name), Decoded(value)))
            {
                return null;
            }
        }

        return fields;
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
