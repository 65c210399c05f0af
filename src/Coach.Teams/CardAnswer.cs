using System.Collections.Immutable;
using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Teams.Wire;

namespace Coach.Teams;

/// <summary>What comes back when a button of ours is pressed.</summary>
internal static class CardAnswer
{
    /// <summary>The answer in the data of a card; null when the card isn't ours.</summary>
    public static Said? Read(JsonElement? data) => data.ReadOrNull(TeamsJson.Default.ButtonData) switch
    {
        { Coach: { Choice: { Length: > 0 } choice } mark } => new Said.Pressed(choice, mark.Card),
        { Coach: { Form: { Length: > 0 } form } mark } answer => new Said.Submitted(form, Fields(answer.Inputs), mark.Card),
        _ => null,
    };

    private static Dictionary<string, string> Fields(IDictionary<string, JsonElement>? inputs) =>
        (from input in inputs ?? ImmutableDictionary<string, JsonElement>.Empty
         let text = Text(input.Value)
         where text is not null
         select (input.Key, text)).ToDictionary(field => field.Key, field => field.text, StringComparer.Ordinal);

    private static string? Text(JsonElement? input) => input?.ValueKind switch
    {
        JsonValueKind.String => input.ReadOrNull(TeamsJson.Default.String),
        JsonValueKind.Number => input.Value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
