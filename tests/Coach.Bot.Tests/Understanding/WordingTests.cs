using Coach.Bot.Bench.Understanding;
using Coach.Core.Conversations;
using Coach.Core.Understanding;
using Coach.Core.Understanding.Facts;
using Coach.Core.Understanding.Lexicon;
using Coach.Core.Understanding.Wording;
using Coach.Core.Understanding.Wording.Passages;

namespace Coach.Bot.Tests.Understanding;

/// <summary>What is read from the wording as a whole, where no cue was foreseen.</summary>
public sealed class WordingTests
{
    private const int MostBytes = 5_000_000;

    private static readonly Lazy<List<(Labelled Message, ConversationEvent Read)>> Learned = new(() =>
        [.. Fresh("seen-d.jsonl", "seen-e.jsonl", "seen-f.jsonl").SelectMany(message => Scoring.Read(message).Select(read => (message, read))).Where(one => Readable.Facts.Contains(Readable.Said(one.read).Fact))]);

    [Fact]
    public void Many_facts_are_read_that_no_cue_foresaw() => Assert.True(Learned.Value.Count(one => CueOf(one.Read).Contains(WordingFacts.Cue, StringComparison.Ordinal)) > 500);

    [Fact]
    public void Every_quote_stands_in_the_message() => Assert.All(Learned.Value, one =>
    {
        var because = BecauseOf(one.Read);
        Assert.NotEmpty(because.Quote);
        Assert.Equal(because.Quote, one.Message.Text.Substring(because.Offset!.Value, because.Quote.Length));
    });

    [Fact]
    public void Facts_read_from_wording_wait_for_confirmation() => Assert.All(Learned.Value, one => Assert.Equal(EvidenceSource.Proposed, BecauseOf(one.Read).Source));

    [Fact]
    public void More_is_read_than_by_cues_alone_and_less_of_it_wrongly()
    {
        var messages = Fresh("seen-d.jsonl", "seen-e.jsonl", "seen-f.jsonl").ToList();
        var (cued, weighed) = (new Tally(), new Tally());
        foreach (var message in messages)
        {
            var (alone, all) = (CuedFacts.Read(Heard.In(message.Text, ContextOf(message))), Scoring.Read(message));
            foreach (var fact in Scoring.Confirmed)
            {
                cued += Scoring.Score(message, fact, Scoring.Of(alone, fact));
                weighed += Scoring.Score(message, fact, Scoring.Of(all, fact));
            }
        }

        Assert.True(weighed.Precision > cued.Precision, $"{weighed.Precision:0.00} against {cued.Precision:0.00}");
        Assert.True(weighed.F1 > cued.F1, $"{weighed.F1:0.00} against {cued.F1:0.00}");
    }

    [Fact]
    public void In_a_few_words_there_is_nothing_to_weigh()
    {
        var heard = Heard.In("They forget the steps.", new ReadingContext("m", new(2026, 11, 23), "en-GB", CueBook.Shipped));
        Assert.Equal(CuedFacts.Read(heard), WordingFacts.Read(heard));
    }

    [Fact]
    public void The_embedded_files_stay_small() => Assert.True(WordingFiles.Words.Length + WordingFiles.Wording.Length < MostBytes);

    [Fact]
    public void Kindred_words_lie_close_together()
    {
        var vectors = new WordVectors(WordingFiles.Words);
        Assert.True(Likeness(vectors, "nurse", "doctor") > Likeness(vectors, "nurse", "spreadsheet"));
        Assert.True(vectors.Of(Grams.Of("qzxv")).IsEmpty);
    }

    [Fact]
    public void No_gram_crosses_the_end_of_a_sentence()
    {
        var tokens = Heard.In("They left. We stayed.", new ReadingContext("m", new(2026, 11, 23), "en-GB", CueBook.Shipped)).Message.Tokens;
        Assert.DoesNotContain(Grams.Of(tokens, 0, tokens.Length), gram => tokens[gram.From].Sentence != tokens[gram.To - 1].Sentence);
        Assert.Contains(Grams.Of(tokens, 0, tokens.Length), gram => gram.To - gram.From == 2);
    }

    private static float Likeness(WordVectors vectors, string one, string other)
    {
        var (left, right) = (vectors.Of(Grams.Of(one)).ToArray(), vectors.Of(Grams.Of(other)).ToArray());
        return left.Zip(right, (a, b) => a * b / (WordVectors.Scale * WordVectors.Scale)).Sum();
    }

    private static ReadingContext ContextOf(Labelled message) => new(message.Id, message.Now, message.Locale, CueBook.Shipped);

    private static Evidence BecauseOf(ConversationEvent read) => read switch
    {
        ConversationEvent.SkillNamed one => one.Because,
        ConversationEvent.LevelNamed one => one.Because,
        ConversationEvent.AvailabilityNamed one => one.Because,
        ConversationEvent.BarriersNamed one => one.Because,
        ConversationEvent.StakesNamed one => one.Because,
        _ => throw new ArgumentException("Not one of the five facts.", nameof(read)),
    };

    private static string CueOf(ConversationEvent read) => BecauseOf(read).Cue ?? "";

    private static IEnumerable<Labelled> Fresh(params string[] names) => names.SelectMany(name => Labelled.ReadAll(Path.Combine(AppContext.BaseDirectory, "corpus", name)));
}
