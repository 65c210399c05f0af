using System.Collections.Immutable;
using System.Globalization;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;

namespace Coach.Core.Understanding;

/// <summary>Reads an answer that names an option: by its number, its label or its word in the vocabulary.</summary>
public static class Picked
{
    /// <summary>The one option that the whole text names; null when it names none.</summary>
    public static Choice? One(string text, ImmutableArray<Choice> options)
    {
        var phrase = Phrase.Of(text);
        if (int.TryParse(phrase, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number >= 1 && number <= options.Length ? options[number - 1] : null;
        }

        return options.FirstOrDefault(option => phrase == option.Id || phrase == Phrase.Of(option.Label));
    }

    /// <summary>Whether a text holds numbers and nothing else, as if buttons were pressed: "2 and 5". A number inside a sentence counts something.</summary>
    public static bool AreNumbers(string text) => Phrase.Of(text).Split([' ', ',', ';', '.', '/', '&', '+', '-', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .All(word => word.All(char.IsAsciiDigit) || word is "and" or "or" or "number" or "option" or "no");

    /// <summary>The value that the option stands for.</summary>
    public static T? Value<T>(string text, ImmutableArray<Choice> options)
        where T : struct, Enum => One(text, options) is { } option ? Word.Parse<T>(option.Id) : null;
}
