using System.Text.RegularExpressions;
using System.Xml.Linq;
using Coach.Core.Conversations;

namespace Coach.Bot.Tests.Architecture;

/// <summary>Everything the coach says is plain, is there, and is said somewhere.</summary>
public partial class SentenceTests
{
    private const int LongestQuestion = 300;
    private const int WordsInWelcome = 60;
    private const int WordsInSentence = 30;

    private static readonly Dictionary<string, string> Sentences = In("src/Coach.Core/Conversations/Sentences.resx");

    /// <summary>With those of the catalogue of interventions.</summary>
    private static readonly Dictionary<string, string> All = new(Sentences.Concat(In("src/Coach.Core/Reasoning/Plans/PlanSentences.resx")), StringComparer.Ordinal);

    // What nobody said when this was written. Say it or take it out, and then its name goes from here.
    private static readonly string[] Unsaid = [];

    public static TheoryData<string> Families => [.. SentenceFamilies.All.Keys];

    [Fact]
    public void The_welcome_is_short() =>
        Assert.InRange(Words(string.Format(null, Sentences["Welcome"], CoachPolicy.Default.RetentionDays)), 1, WordsInWelcome);

    [Fact]
    public void A_question_is_short() =>
        Assert.All(
            Sentences.Where(one => one.Value.Contains('?', StringComparison.Ordinal) && !one.Key.StartsWith("Note", StringComparison.Ordinal)),
            question => Assert.InRange(question.Value.Length, 1, LongestQuestion));

    [Fact]
    public void Every_sentence_of_the_catalogue_is_said_somewhere() =>
        Offenders.None(All.Keys.Except(Sentences.Keys, StringComparer.Ordinal).Where(key => !Catalogue.Contains($"PlanSentences.{key}", StringComparison.Ordinal)));

    [Fact]
    public void The_catalogue_holds_no_sentence_in_code() =>
        Offenders.None(from file in SourceFile.Product
                       where file.Folder == "src/Coach.Core/Reasoning/Plans"
                       from literal in SourceFile.Literals(file.Root)
                       where literal.Contains(' ', StringComparison.Ordinal) && literal != "dddd d MMMM yyyy"
                       select $"{file.Path}: {literal}");

    [Fact]
    public void A_sentence_is_short() =>
        Offenders.None(from one in All
                       from sentence in EndOfSentence().Split(one.Value)
                       where Words(sentence) > WordsInSentence
                       select $"{one.Key}: {sentence}");

    [Fact]
    public void Nothing_is_said_in_officialese_or_shouted() =>
        Offenders.None(from one in All
                       where Officialese().IsMatch(one.Value) || one.Value.Contains('!', StringComparison.Ordinal)
                       select $"{one.Key}: {one.Value}");

    [Fact]
    public void What_is_filled_in_is_numbered_without_gaps() =>
        Assert.All(All.Values.Select(Numbers), numbers => Assert.Equal(Enumerable.Range(0, numbers.Length), numbers));

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_value_has_its_sentence(string family) => Assert.All(SentenceFamilies.All[family], name => Assert.Contains(family + name, Sentences.Keys));

    [Fact]
    public void Every_family_of_sentences_is_known() =>
        Assert.Equal(SentencesInCode.Families.Order(StringComparer.Ordinal), SentenceFamilies.All.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_sentence_named_in_the_code_exists() =>
        Assert.All(SentencesInCode.Named, name => Assert.Contains(name, Sentences.Keys));

    [Fact]
    public void Every_sentence_is_said_somewhere() =>
        Offenders.None(Sentences.Keys.Except(
            [.. Unsaid, .. SentencesInCode.Meant, .. SentenceFamilies.All.SelectMany(family => family.Value.Select(name => family.Key + name))],
            StringComparer.Ordinal));

    [GeneratedRegex(@"[.!?](?=\s|$)|:\s|\n", RegexOptions.None, 60000)]
    private static partial Regex EndOfSentence();

    [GeneratedRegex(@"\{(?<number>\d)\}", RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(
        @"\b(be advised|kindly|utili[sz]e|leverage|in order to|prior to|at your earliest convenience|herewith|hereby|pursuant|with regard to|regarding|"
        + @"due to the fact|in the event (of|that)|commence|terminate|endeavou?r|apologi[sz]e for any|invalid input|synergy|stakeholders?)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        60000)]
    private static partial Regex Officialese();

    private static string Catalogue { get; } = string.Concat(SourceFile.Product.Where(file => file.Folder == "src/Coach.Core/Reasoning/Plans").Select(file => file.Root.ToFullString()));

    private static Dictionary<string, string> In(string file) => XElement.Parse(Repository.Read(file))
        .Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static int[] Numbers(string sentence) =>
        [.. Placeholder().Matches(sentence).Select(match => match.Groups["number"].Value[0] - '0').Distinct().Order()];

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));
}
