using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Coach.Core.Understanding;

/// <summary>Guesses the language of a message, by its script or by counting function words: enough to say politely that the coach speaks English.</summary>
public static class Language
{
    private const int FewestHits = 2;
    private const int FewestWords = 3;

    private static readonly ImmutableArray<(string Code, FrozenSet<string> Words)> Known =
    [
        Of("en", "the a an and or but of to in on for with is are was were be have has do does did not no yes they them their we us our i i'm me my you your he she his her it it's its that this these there can can't could don't doesn't would should will what how who why when which if so as at by from out up all some more most just only now soon possible want need needs get got go know think work time people"),
        Of("de", "der die das und oder aber ein eine einen ist sind war nicht wir sie ich mein meine unser unsere mit für auf von zu im dass wie was kann können haben hat keine wird"),
        Of("fr", "le la les des un une et ou mais est sont pas nous vous ils elles je mon ma mes notre nos avec pour dans que qui du au aux ne sur leur ont peut"),
        Of("es", "el la los las un una y o pero es son no nosotros ellos yo mi mis nuestro nuestra con para por en que del al se su sus tienen puede cómo"),
        Of("pt", "o os as um uma e ou mas é são não nós eles eu meu minha nosso nossa com para por em que do da dos das ao se seu sua têm pode como"),
        Of("it", "il lo la gli le un una e o ma è sono non noi loro io mio mia nostro nostra con per in che del della dei si suo hanno può come"),
        Of("nl", "de het een en of maar is zijn was niet wij ze ik mijn onze met voor op van naar dat wie wat kan kunnen hebben heeft geen wordt"),
        Of("pl", "i w z na do nie jest są to że jak co się nasz nasi mój moja ale dla od przez czy oni my ich nie może mają"),
        Of("tr", "ve bir bu için ile ama değil biz onlar benim bizim çok var yok ne nasıl kim gibi daha olarak ekibim"),
        Of("sv", "och en ett är att det som inte vi de jag min vår med för på av till men kan har hur vad"),
    ];

    /// <summary>An ISO 639-1 code; "en" too where nothing points elsewhere.</summary>
    public static string Of(string text) => Script(text) ?? ByWords(text);

    private static string? Script(string text)
    {
        var letters = text.Where(char.IsLetter).ToImmutableArray();
        return letters.Length == 0 ? null : letters switch
        {
            _ when Mostly(letters, '\u3040', '\u30ff') => "ja",
            _ when Mostly(letters, '\u4e00', '\u9fff') => letters.Any(letter => letter is >= '\u3040' and <= '\u30ff') ? "ja" : "zh",
            _ when Mostly(letters, '\uac00', '\ud7af') => "ko",
            _ when Mostly(letters, '\u0400', '\u04ff') => "ru",
            _ when Mostly(letters, '\u0600', '\u06ff') => "ar",
            _ when Mostly(letters, '\u0900', '\u097f') => "hi",
            _ => null,
        };
    }

    private static bool Mostly(ImmutableArray<char> letters, char from, char to) => letters.Count(letter => letter >= from && letter <= to) * 2 > letters.Length;

    private static string ByWords(string text)
    {
        var words = Phrase.Of(text).Split([' ', ',', '.', ';', ':', '!', '?', '"', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        if (words.Count < FewestWords)
        {
            return "en";
        }

        var counts = Known.Select(language => (language.Code, Hits: words.Count(language.Words.Contains))).ToArray();
        var best = counts.MaxBy(language => language.Hits);
        return best.Hits >= FewestHits && best.Hits > counts[0].Hits ? best.Code : "en";
    }

    private static (string Code, FrozenSet<string> Words) Of(string code, string words) => (code, words.Split(' ').ToFrozenSet(StringComparer.Ordinal));
}
