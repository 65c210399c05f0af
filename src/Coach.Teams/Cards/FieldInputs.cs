using System.Globalization;
using Coach.Core.Conversations;
using Coach.Teams.Wire;

namespace Coach.Teams.Cards;

/// <summary>The inputs of a form.</summary>
internal static class FieldInputs
{
    private const int MostOptionsInTheOpen = 7;
    private const int LongestSingleLine = 100;

    public static CardElement Of(Field field) => field switch
    {
        Field.Text text => new CardElement.TextInput(text.Id, text.Label, text.Value, Required(text), text.Error, text.MaxLength, IsLong(text)),
        Field.OneOf one => new CardElement.ChoiceInput(one.Id, one.Label, one.Value, Required(one), one.Error, Choices(one.Options))
        {
            Style = one.Options.Length > MostOptionsInTheOpen ? "compact" : "expanded",
        },
        Field.ManyOf many => new CardElement.ChoiceInput(many.Id, many.Label, many.Value, Required(many), many.Error, Choices(many.Options))
        {
            Style = "expanded",
            IsMultiSelect = true,
        },
        Field.Date date => new CardElement.DateInput(date.Id, date.Label, IsDay(date.Value) ? date.Value : null, Required(date), date.Error),
        _ => throw new InvalidOperationException("Field is a closed hierarchy."),
    };

    private static bool IsLong(Field.Text text) => text.MaxLength > LongestSingleLine;

    private static bool? Required(Field field) => field.Error is null ? null : true;

    private static IReadOnlyList<InputChoice> Choices(IEnumerable<Choice> options) => [.. options.Select(option => new InputChoice(option.Label, option.Id))];

    private static bool IsDay(string? value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
