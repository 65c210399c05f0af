using Coach.Core.Understanding.Lexicon;

namespace Coach.Bot.Tests.Understanding;

public sealed class CueBookTests
{
    [Fact]
    public void The_shipped_cues_are_valid() => Assert.NotEmpty(CueBook.Shipped.Entries);

    [Theory]
    [InlineData("mood", "good", "they forget", "")]
    [InlineData("skill", "superb", "they forget", "")]
    [InlineData("skill", "partial", "(they forget", "")]
    [InlineData("skill", "partial", "they? forget?", "")]
    [InlineData("skill", "partial", "<nobody> forgets", "")]
    [InlineData("skill", "partial", "they *", "")]
    [InlineData("skill", "partial", "they forget", ", \"scope\": \"wide\"")]
    [InlineData("skill", "partial", "they forget", ", \"colour\": \"red\"")]
    public void What_is_not_in_the_vocabulary_or_the_grammar_is_refused(string fact, string value, string pattern, string more) =>
        Assert.Throws<FormatException>(() => CueBook.Parse(File($$"""{ "id": "a", "fact": "{{fact}}", "value": "{{value}}", "any": ["{{pattern}}"]{{more}} }""")));

    [Fact]
    public void An_id_may_not_stand_twice()
    {
        const string Cue = """{ "id": "a", "fact": "skill", "value": "partial", "any": ["they forget"] }""";
        Assert.Throws<FormatException>(() => CueBook.Parse(File($"{Cue}, {Cue}")));
    }

    [Fact]
    public void A_file_that_is_no_json_is_refused() => Assert.Throws<FormatException>(() => CueBook.Parse("cues: none"));

    private static string File(string cues) => $$"""{ "spellings": {}, "common": [], "classes": {}, "cues": [{{cues}}] }""";
}
