using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>What Bolt 5.1.0 answered, request by request, as it was recorded (Fixtures/Slack/bolt-5.1.0.txt), and the calls that it made of the Web API on the way.</summary>
internal static partial class BoltAnswers
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Slack", "bolt-5.1.0.txt"));

    public static ImmutableDictionary<string, (int Status, string Body)> All { get; } = Lines.Select(line => AnswerLine().Match(line)).Where(line => line.Success).ToImmutableDictionary(
        line => line.Groups["name"].Value,
        line => (int.Parse(line.Groups["status"].Value, CultureInfo.InvariantCulture), (string)JsonNode.Parse(line.Groups["body"].Value)!),
        StringComparer.Ordinal);

    public static ImmutableArray<string> Calls { get; } = [.. Lines.Select(line => CallLine().Match(line)).Where(line => line.Success).Select(line => line.Groups["method"].Value)];

    [GeneratedRegex("""^(?<name>.+?) +(?<status>\d{3}) (?<body>".*")$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnswerLine();

    [GeneratedRegex("^web api call +/api/(?<method>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CallLine();
}
