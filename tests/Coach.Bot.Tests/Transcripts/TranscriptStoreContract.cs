using System.Globalization;
using Coach.Core.Conversations;
using Coach.Transcripts;

namespace Coach.Bot.Tests.Transcripts;

/// <summary>What every transcript store promises; a new store only has to subclass this.</summary>
public abstract partial class TranscriptStoreContract
{
    protected abstract ITranscriptStore Store { get; }

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_that_is_not_there_is_empty_and_new()
    {
        var read = await Store.ReadAsync(Turns.First, Cancellation);

        Assert.Equal((Turns.First, 0, TranscriptVersion.New), (read.Name, read.Turns.Length, read.Version));
    }

    [Fact]
    public async Task What_is_appended_is_read_back_in_order()
    {
        Turn[] turns = [Turns.Saying("one"), Turns.Saying("two"), Turns.Saying("three")];

        await AppendAllAsync(Turns.First, turns);

        Assert.Equal(Turns.Lines(turns), await LinesAsync(Turns.First));
    }

    [Fact]
    public async Task An_append_returns_the_version_that_a_reader_sees()
    {
        var appended = await Store.AppendAsync(Turns.First, TranscriptVersion.New, Turns.Saying("one"), Cancellation);

        Assert.Equal(appended, (await Store.ReadAsync(Turns.First, Cancellation)).Version);
    }

    [Fact]
    public async Task Whoever_has_not_seen_the_last_turn_may_not_append()
    {
        var first = await Store.AppendAsync(Turns.First, TranscriptVersion.New, Turns.Saying("one"), Cancellation);
        await Store.AppendAsync(Turns.First, first!.Value, Turns.Saying("two"), Cancellation);

        Assert.Null(await Store.AppendAsync(Turns.First, first.Value, Turns.Saying("late"), Cancellation));
        Assert.Null(await Store.AppendAsync(Turns.First, TranscriptVersion.New, Turns.Saying("later"), Cancellation));
        Assert.Equal(2, (await Store.ReadAsync(Turns.First, Cancellation)).Turns.Length);
    }

    [Fact]
    public async Task A_version_beyond_the_end_or_within_a_line_may_not_append()
    {
        var end = await Store.AppendAsync(Turns.First, TranscriptVersion.New, Turns.Saying("one"), Cancellation);

        for (var length = 1; length < end!.Value.Length * 2; length++)
        {
            Assert.Null(length == end.Value.Length ? null : await Store.AppendAsync(Turns.First, new(length, null), Turns.Saying("x"), Cancellation));
        }

        Assert.Equal(end, (await Store.ReadAsync(Turns.First, Cancellation)).Version);
    }

    [Fact]
    public async Task A_log_that_is_not_there_cannot_be_continued()
    {
        Assert.Null(await Store.AppendAsync(Turns.First, new(10, null), Turns.Saying("one"), Cancellation));
        Assert.Null(await Store.LatestAsync(Turns.First.Conversation, Cancellation));
    }

    [Fact]
    public async Task Sixteen_writers_lose_double_and_reorder_nothing()
    {
        const int Writers = 16;
        const int Each = 30;

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer, Each), Cancellation)));

        var ids = (await Store.ReadAsync(Turns.First, Cancellation)).Turns.Select(Turns.IdOf).Select(id => id.Split('-')).ToLookup(id => id[0], id => id[1], StringComparer.Ordinal);
        Assert.Equal(Writers, ids.Count);
        Assert.All(ids, written => Assert.Equal(Enumerable.Range(0, Each).Select(number => number.ToString(CultureInfo.InvariantCulture)), written, StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_latest_case_has_the_highest_number()
    {
        foreach (var number in (int[])[2, 1, 10, 9])
        {
            await AppendAllAsync(CaseNames.For(Turns.Chat, number), [Turns.Saying("hello")]);
        }

        Assert.Equal(10, await Store.LatestAsync(Turns.First.Conversation, Cancellation));
        Assert.Null(await Store.LatestAsync(CaseNames.HashOf(Turns.Chat with { Id = "other" }), Cancellation));
    }

    [Fact]
    public async Task Every_case_is_listed_once()
    {
        CaseName[] names = [.. Enumerable.Range(1, 5).SelectMany(chat => Enumerable.Range(1, 3).Select(number => CaseNames.For(Turns.Chat with { Id = $"chat {chat}" }, number)))];
        foreach (var name in names)
        {
            await AppendAllAsync(name, [Turns.Saying("hello"), Turns.Saying("again")]);
        }

        Assert.Equal(names.ToHashSet(), await Store.ListAsync(Cancellation).Select(listed => listed.Name).ToHashSetAsync(cancellationToken: Cancellation));
        Assert.Equal(names.Length, await Store.ListAsync(Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task An_empty_store_lists_nothing() => Assert.Empty(await Store.ListAsync(Cancellation).ToListAsync(Cancellation));

    [Theory]
    [InlineData("👩🏽‍💻🏳️‍🌈🇨🇭 e\u0301 \U0001F4B8")]
    [InlineData("\u202Eשלום\u202C, مرحبا \u200F12\u200E")]
    [InlineData("zero\u200Bwidth\u200D\uFEFF\u2060")]
    [InlineData("line\r\nfeed\u2028and\u2029tab\t\u0000\u0001\u001f\u0085")]
    [InlineData("\"quoted\\\" <b>&amp;</b> '+`")]
    [InlineData("")]
    public async Task Any_text_survives_unchanged(string text)
    {
        await AppendAllAsync(Turns.First, [Turns.Saying(text), Turns.Saying("after")]);

        Assert.Equal([text, "after"], (await Store.ReadAsync(Turns.First, Cancellation)).Turns.Select(Turns.TextOf), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Forty_thousand_characters_survive_unchanged()
    {
        var text = string.Concat(Enumerable.Range(0, 10_000).Select(number => number % 3 == 0 ? "💸ש\n" : "abcd")).PadRight(40_000, '\u200B');

        await AppendAllAsync(Turns.First, [Turns.Saying(text)]);

        Assert.Equal(text, Turns.TextOf((await Store.ReadAsync(Turns.First, Cancellation)).Turns.Single()));
    }

    [Fact]
    public async Task Every_kind_of_event_survives_unchanged()
    {
        var recorded = TranscriptLines.Read(Turns.First, Turns.Golden()).Turns;

        await AppendAllAsync(Turns.First, recorded);

        Assert.Equal(Turns.Lines(recorded), await LinesAsync(Turns.First));
    }

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("")]
    public async Task Only_a_hash_names_a_conversation(string conversation)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ReadAsync(new(conversation, 1), Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.LatestAsync(conversation, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AppendAsync(new(conversation, 1), TranscriptVersion.New, Turns.Saying("x"), Cancellation));
    }

    [Fact]
    public async Task Cases_count_from_one() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.ReadAsync(CaseNames.For(Turns.Chat, 0), Cancellation));

    [Fact]
    public async Task A_cancelled_call_does_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.AppendAsync(Turns.First, TranscriptVersion.New, Turns.Saying("x"), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.ReadAsync(Turns.First, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.LatestAsync(Turns.First.Conversation, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.ListAsync(cancelled).CountAsync(CancellationToken.None));
        Assert.Equal(TranscriptVersion.New, (await Store.ReadAsync(Turns.First, Cancellation)).Version);
    }

    protected async Task<TranscriptVersion> AppendAllAsync(CaseName name, IEnumerable<Turn> turns)
    {
        var version = (await Store.ReadAsync(name, Cancellation)).Version;
        foreach (var turn in turns)
        {
            version = Assert.NotNull(await Store.AppendAsync(name, version, turn, Cancellation));
        }

        return version;
    }

    protected async Task<string[]> LinesAsync(CaseName name) => Turns.Lines((await Store.ReadAsync(name, Cancellation)).Turns);

    private async Task WriteAsync(int writer, int turns)
    {
        var seen = TranscriptVersion.New;
        for (var number = 0; number < turns;)
        {
            var appended = await Store.AppendAsync(Turns.First, seen, Turns.Saying("raced", $"{writer}-{number}"), Cancellation);
            number += appended is null ? 0 : 1;
            seen = appended ?? (await Store.ReadAsync(Turns.First, Cancellation)).Version;
        }
    }
}
