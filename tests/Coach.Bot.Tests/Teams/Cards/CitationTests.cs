using System.Collections.Immutable;
using System.Text.Json;
using Coach.Bot.Tests.Conversations;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Teams.Cards;
using Coach.Teams.Wire;

namespace Coach.Bot.Tests.Teams.Cards;

/// <summary>The reasons of a result with their sources, as Teams shows citations.</summary>
public sealed class CitationTests
{
    private static readonly Source Book = new("Mager & Pipe", "Who could do it if life depended on it needs no training.");
    private static readonly Source Paper = new("Jarche 2007", "What is difficult is practised.", "https://example.org/paper");

    [Fact]
    public void Each_source_is_a_claim_and_its_number_stands_behind_its_name()
    {
        var message = Assert.Single(CardMessage.For(Note("Practise it. (Jarche 2007)\nNo training. (Mager & Pipe)", Book, Paper)));

        Assert.Equal("Practise it. (Jarche 2007 [2])\nNo training. (Mager & Pipe [1])", message.Text);
        AssertJson(
            """
            {"type":"https://schema.org/Message","@type":"Message","@context":"https://schema.org","citation":[
              {"@type":"Claim","position":1,"appearance":{"@type":"DigitalDocument","name":"Mager & Pipe","abstract":"Who could do it if life depended on it needs no training."}},
              {"@type":"Claim","position":2,"appearance":{"@type":"DigitalDocument","name":"Jarche 2007","abstract":"What is difficult is practised.","url":"https://example.org/paper"}}]}
            """,
            Assert.Single(message.Entities!));
        Assert.Null(message.Attachments); // Teams shows citations in text alone
    }

    [Fact]
    public void Nobody_reads_that_a_model_wrote_it() =>
        Assert.DoesNotContain("AIGeneratedContent", JsonSerializer.Serialize(CardMessage.For(Note("So it is. (Jarche 2007)", Paper))[0], TeamsJson.Default.Activity), StringComparison.Ordinal);

    [Fact]
    public void A_source_that_the_text_does_not_name_is_not_cited() =>
        Assert.Equal(CardMessage.For(Note("Because."))[0], CardMessage.For(Note("Because.", Book))[0]);

    [Fact]
    public void More_or_longer_than_Teams_takes_is_cut()
    {
        ImmutableArray<Source> many = [.. Enumerable.Range(100, 30).Select(number => new Source($"{number} {new string('n', 79)}😀", $"{new string('s', 158)}😀 and more"))];
        var message = Assert.Single(CardMessage.For(Note(string.Join('\n', many.Select(source => source.Name)), [.. many])));
        var claims = Assert.Single(message.Entities!).GetProperty("citation").EnumerateArray().Select(claim => claim.GetProperty("appearance")).ToList();

        Assert.Equal(20, claims.Count);
        Assert.All(claims, claim => Assert.InRange(claim.GetProperty("name").GetString()!.Length, 79, 80));
        Assert.All(claims, claim => Assert.InRange(claim.GetProperty("abstract").GetString()!.Length, 159, 160));
        Assert.DoesNotContain('\ufffd', claims[0].ToString());
    }

    [Fact]
    public void Why_after_a_result_is_one_text_with_citations()
    {
        var talk = new Talk().Says("Our clerks should spot fraud").Says("no").Says("judge, in the head, no date").Says("nothing").Says("looks right").Says("why");
        var message = Assert.Single(CardMessage.For(Assert.Single(talk.Replies)));
        var claims = Assert.Single(message.Entities!).GetProperty("citation").EnumerateArray();

        Assert.Contains("(Kahneman & Klein 2009 [1])", message.Text, StringComparison.Ordinal);
        Assert.Equal([RuleSources.Of(Rules.AbsentAndJudgment).Says, RuleSources.Of(Rules.AbsentAndBeforehand).Says], claims.Select(claim => claim.GetProperty("appearance").GetProperty("abstract").GetString()));
        Assert.DoesNotContain(message.Text!, character => @"\`*_~<|#".Contains(character, StringComparison.Ordinal)); // nothing that Markdown would take for its own
    }

    private static Reply Note(string text, params ImmutableArray<Source> sources) => new(ReplyKind.Note, [new Block.Paragraph(text)], [], Sources: sources.IsEmpty ? null : sources);

    private static void AssertJson(string expected, JsonElement actual) => Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, actual), actual.ToString());
}
