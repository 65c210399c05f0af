using System.Text.Json.Serialization;

namespace Coach.Teams.Wire;

/// <summary>An Adaptive Card 1.5, the newest version that Teams takes from bots.</summary>
/// <remarks>https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference</remarks>
public sealed record AdaptiveCard(IReadOnlyList<CardElement> Body, string FallbackText)
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    public string Type { get; } = "AdaptiveCard";

    [JsonPropertyName("$schema")]
    public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Version { get; } = "1.5";
}

/// <summary>What a card body is made of.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(RichTextBlock), "RichTextBlock")]
[JsonDerivedType(typeof(ColumnSet), "ColumnSet")]
[JsonDerivedType(typeof(ActionSet), "ActionSet")]
[JsonDerivedType(typeof(TextInput), "Input.Text")]
[JsonDerivedType(typeof(ChoiceInput), "Input.ChoiceSet")]
[JsonDerivedType(typeof(DateInput), "Input.Date")]
public abstract record CardElement
{
    private CardElement() { }

    public string? Spacing { get; init; }

    public bool? Separator { get; init; }

    /// <summary>Text in which Markdown has its effect.</summary>
    public sealed record TextBlock(string Text, string? Style = null, string? Size = null, string? Weight = null, bool Wrap = true) : CardElement;

    /// <summary>Text that is shown as it is.</summary>
    public sealed record RichTextBlock(IReadOnlyList<TextRun> Inlines) : CardElement;

    public sealed record ColumnSet(IReadOnlyList<CardColumn> Columns) : CardElement;

    public sealed record ActionSet(IReadOnlyList<CardAction> Actions) : CardElement;

    public abstract record Input(string Id, string Label, string? Value, bool? IsRequired, string? ErrorMessage) : CardElement;

    public sealed record TextInput(string Id, string Label, string? Value, bool? IsRequired, string? ErrorMessage, int MaxLength, bool IsMultiline)
        : Input(Id, Label, Value, IsRequired, ErrorMessage);

    public sealed record ChoiceInput(string Id, string Label, string? Value, bool? IsRequired, string? ErrorMessage, IReadOnlyList<InputChoice> Choices)
        : Input(Id, Label, Value, IsRequired, ErrorMessage)
    {
        public required string Style { get; init; }

        public bool? IsMultiSelect { get; init; }

        public bool Wrap { get; } = true;
    }

    public sealed record DateInput(string Id, string Label, string? Value, bool? IsRequired, string? ErrorMessage)
        : Input(Id, Label, Value, IsRequired, ErrorMessage);
}

public sealed record TextRun(string Text)
{
    public string Type { get; } = "TextRun";

    public string? Size { get; init; }

    public string? Weight { get; init; }

    public bool? IsSubtle { get; init; }

    public bool? Italic { get; init; }
}

/// <summary>One of at most two columns.</summary>
/// <param name="Width">auto or stretch: a width in pixels would not fit a phone.</param>
public sealed record CardColumn(string Width, IReadOnlyList<CardElement> Items)
{
    public string Type { get; } = "Column";
}

public sealed record InputChoice(string Title, string Value);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Execute), "Action.Execute")]
[JsonDerivedType(typeof(Submit), "Action.Submit")]
public abstract record CardAction(string Title, ButtonData Data, string? AssociatedInputs)
{
    /// <summary>Comes back as an invoke, whose answer replaces the card.</summary>
    public sealed record Execute(string Title, ButtonData Data, string? AssociatedInputs, string Verb, CardAction Fallback)
        : CardAction(Title, Data, AssociatedInputs);

    /// <summary>Comes back as a message; all that older clients know.</summary>
    public sealed record Submit(string Title, ButtonData Data, string? AssociatedInputs) : CardAction(Title, Data, AssociatedInputs);
}
