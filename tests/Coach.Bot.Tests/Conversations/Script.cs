using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Coach.Bot.Tests.Conversations;

/// <summary>
/// A conversation as a text file (Fixtures/Scripts): "P:" what the person types, "P: [label]" a button, "P: {form field=value; ...}" a form, "P: (joins)";
/// "O:" what a colleague in the same thread types; "T: 3 days" pass;
/// "C:" words that the coach says in that turn; "=>" what must be true in the end. A new script needs no code.
/// </summary>
public sealed partial record Script(string Name, ImmutableArray<Script.Line> Lines)
{
    /// <summary>The scripts that one person holds in one sitting, as every channel's tests can.</summary>
    public static IEnumerable<string> Names() => All().Where(name => !Read(name).Lines.Any(line => line is Line.Others or Line.Waits));

    /// <summary>The scripts that several people hold in one thread.</summary>
    public static IEnumerable<string> OfSeveral() => All().Where(name => Read(name).Lines.Any(line => line is Line.Others));

    /// <summary>The scripts in which days pass.</summary>
    public static IEnumerable<string> OverDays() => All().Where(name => Read(name).Lines.Any(line => line is Line.Waits));

    public static IEnumerable<string> All() => Directory.EnumerateFiles(Folder, "*.txt").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!;

    public static Script Read(string name) => new(name, [.. File.ReadLines(Path.Combine(Folder, name + ".txt")).Select(Parse).OfType<Line>()]);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Fixtures", "Scripts");

    private static Line? Parse(string text) => text switch
    {
        "" => null,
        ['#', ..] => null,
        "P: (joins)" => new Line.Joins(),
        _ when text.StartsWith("P: [", StringComparison.Ordinal) => new Line.Presses(text[4..^1]),
        _ when FormLine().Match(text) is { Success: true } form => new Line.Sends(form.Groups["form"].Value, Fields(form.Groups["fields"].Value)),
        _ when text.StartsWith("P: ", StringComparison.Ordinal) => new Line.Says(text[3..]),
        _ when text.StartsWith("O: ", StringComparison.Ordinal) => new Line.Others(text[3..]),
        _ when DaysLine().Match(text) is { Success: true } days => new Line.Waits(int.Parse(days.Groups["days"].Value, CultureInfo.InvariantCulture)),
        _ when text.StartsWith("C: ", StringComparison.Ordinal) => new Line.Hears(text[3..]),
        _ when text.StartsWith("=> ", StringComparison.Ordinal) => new Line.Ends(text[3..]),
        _ => throw new FormatException($"Not a line of a script: {text}"),
    };

    private static ImmutableArray<(string, string)> Fields(string fields) =>
        [.. fields.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=', 2)).Select(field => (field[0], field[1]))];

    [GeneratedRegex(@"^P: \{(?<form>\w+) (?<fields>.*)\}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormLine();

    [GeneratedRegex(@"^T: (?<days>\d+) days$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DaysLine();

    public abstract record Line
    {
        private Line() { }

        public sealed record Joins : Line;

        public sealed record Says(string Text) : Line;

        public sealed record Presses(string Label) : Line;

        public sealed record Sends(string Form, ImmutableArray<(string Field, string Value)> Fields) : Line;

        public sealed record Others(string Text) : Line;

        public sealed record Waits(int Days) : Line;

        public sealed record Hears(string Words) : Line;

        public sealed record Ends(string Claim) : Line;
    }
}
