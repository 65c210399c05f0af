namespace Coach.Core.Conversations;

/// <summary>Whether a press on a card is new, a second click, or comes too late.</summary>
public enum PressKind : byte { Current = 1, Repeated, Stale }

/// <summary>Recognises presses on cards. A channel may deliver one click twice under two ids, and people press old cards.</summary>
public static class Press
{
    public static PressKind Of(Conversation state, Said said) => CardOf(said) switch
    {
        null => PressKind.Current,
        _ when state.Last is { } last && Signature(last) == Signature(said) => PressKind.Repeated,
        var card when card == state.PromptCard || card == state.ResultCard => PressKind.Current,
        var card when state.Used.TryGetValue(card, out var used) && used == Signature(said) => PressKind.Repeated,
        _ => PressKind.Stale,
    };

    /// <summary>Tells two presses apart: the card, and what was pressed or filled in on it.</summary>
    public static string Signature(Said said) => said switch
    {
        Said.Pressed pressed => $"{pressed.Card} {pressed.Choice}",
        Said.Submitted form => $"{form.Card} {form.Form} {string.Join(' ', form.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}"))}",
        _ => "",
    };

    private static string? CardOf(Said said) => said switch
    {
        Said.Pressed pressed => pressed.Card,
        Said.Submitted form => form.Card,
        _ => null,
    };
}
