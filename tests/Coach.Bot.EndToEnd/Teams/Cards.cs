using System.Text.Json.Nodes;

namespace Coach.Bot.EndToEnd.Teams;

/// <summary>Reads an Adaptive Card as a person does: what stands there, and what can be pressed.</summary>
internal static class Cards
{
    /// <summary>Everything that can be read, one element a line; all buttons on one line, in brackets.</summary>
    public static string Text(JsonNode card) => string.Join('\n', Elements(card).Select(Words).OfType<string>()).Replace("]\n[", "] [", StringComparison.Ordinal);

    public static IEnumerable<JsonObject> Actions(JsonNode card) => Elements(card).Where(element => Type(element).StartsWith("Action.", StringComparison.Ordinal));

    public static IEnumerable<JsonObject> Inputs(JsonNode card) => Elements(card).Where(element => Type(element).StartsWith("Input.", StringComparison.Ordinal));

    /// <summary>All elements in reading order. A fallback isn't one: it stands there only where its action can't.</summary>
    public static IEnumerable<JsonObject> Elements(JsonNode? part) => part switch
    {
        JsonArray several => several.SelectMany(Elements),
        JsonObject one when Type(one) is { Length: > 0 } => [one, .. Elements(one["body"]), .. Elements(one["columns"]), .. Elements(one["items"]), .. Elements(one["actions"])],
        _ => [],
    };

    public static string Type(JsonNode element) => (string?)element["type"] ?? "";

    private static string? Words(JsonObject element) => Type(element) switch
    {
        "TextBlock" => (string?)element["text"],
        "RichTextBlock" => string.Concat(element["inlines"]!.AsArray().Select(run => (string?)run!["text"])),
        "Action.Execute" => $"[{element["title"]}]",
        "Input.Text" or "Input.ChoiceSet" or "Input.Date" => (string?)element["label"],
        _ => null,
    };
}
