using System.Globalization;
using Coach.Transcripts.Records;

namespace Coach.Bot.Tests.Transcripts.Records;

/// <summary>What every store of records promises; a new one only has to subclass this.</summary>
public abstract class RecordsContract
{
    protected abstract IRecords Records { get; }

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_never_written_is_not_there() => Assert.Null(await Records.ReadAsync("holds/one", Cancellation));

    [Fact]
    public async Task What_is_written_is_read_back_with_its_tag()
    {
        var tag = await Records.WriteAsync("holds/one", "first"u8.ToArray(), RecordTag.None, Cancellation);
        var read = await Records.ReadAsync("holds/one", Cancellation);
        Assert.Equal(("holds/one", "first", tag), (read!.Name, Text(read), read.Tag));
    }

    [Fact]
    public async Task A_write_replaces_the_whole_document()
    {
        await Records.WriteAsync("holds/one", "a long first text"u8.ToArray(), expected: null, Cancellation);
        await Records.WriteAsync("holds/one", "short"u8.ToArray(), expected: null, Cancellation);
        Assert.Equal("short", Text((await Records.ReadAsync("holds/one", Cancellation))!));
    }

    [Fact]
    public async Task Whoever_has_not_seen_the_last_state_may_not_write_or_delete()
    {
        var first = await Records.WriteAsync("holds/one", "1"u8.ToArray(), RecordTag.None, Cancellation);
        var second = await Records.WriteAsync("holds/one", "2"u8.ToArray(), first, Cancellation);
        Assert.NotNull(second);
        Assert.Null(await Records.WriteAsync("holds/one", "late"u8.ToArray(), first, Cancellation));
        Assert.Null(await Records.WriteAsync("holds/one", "new"u8.ToArray(), RecordTag.None, Cancellation));
        Assert.False(await Records.DeleteAsync("holds/one", first, Cancellation));
        Assert.Equal("2", Text((await Records.ReadAsync("holds/one", Cancellation))!));
    }

    [Fact]
    public async Task What_is_gone_may_be_made_anew_but_not_replaced()
    {
        var first = await Records.WriteAsync("holds/one", "1"u8.ToArray(), RecordTag.None, Cancellation);
        Assert.True(await Records.DeleteAsync("holds/one", first, Cancellation));
        Assert.Null(await Records.ReadAsync("holds/one", Cancellation));
        Assert.Null(await Records.WriteAsync("holds/one", "2"u8.ToArray(), first, Cancellation));
        Assert.False(await Records.DeleteAsync("holds/one", first, Cancellation));
        Assert.NotNull(await Records.WriteAsync("holds/one", "3"u8.ToArray(), RecordTag.None, Cancellation));
    }

    [Fact]
    public async Task Taking_away_what_is_not_there_is_no_fault() => Assert.True(await Records.DeleteAsync("holds/none", expected: null, Cancellation));

    [Fact]
    public async Task A_list_gives_the_names_that_begin_so()
    {
        foreach (var name in new[] { "pending/a/1", "pending/a/2", "pending/b/1", "pendings/x", "holds/one" })
        {
            await Records.WriteAsync(name, "x"u8.ToArray(), expected: null, Cancellation);
        }

        Assert.Equal(["pending/a/1", "pending/a/2", "pending/b/1"], await ListAsync("pending/"));
        Assert.Equal(["pending/a/1", "pending/a/2"], await ListAsync("pending/a/"));
        Assert.Empty(await ListAsync("installations/"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("../etc")]
    [InlineData("a//b")]
    [InlineData("Upper")]
    [InlineData("a b")]
    [InlineData(".hidden")]
    public async Task A_name_that_could_lead_elsewhere_is_refused(string name) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Records.WriteAsync(name, "x"u8.ToArray(), expected: null, Cancellation));

    [Fact]
    public async Task Of_many_writers_each_change_is_kept()
    {
        const int Writers = 8;
        await Parallel.ForEachAsync(Enumerable.Range(0, Writers), Cancellation, async (_, cancellation) => await CountAsync(cancellation));
        Assert.Equal(Writers, int.Parse(Text((await Records.ReadAsync("count/er", Cancellation))!), CultureInfo.InvariantCulture));
    }

    private async Task CountAsync(CancellationToken cancellation)
    {
        RecordTag? written = null;
        while (written is null)
        {
            var now = await Records.ReadAsync("count/er", cancellation);
            var next = now is null ? 1 : int.Parse(Text(now), CultureInfo.InvariantCulture) + 1;
            written = await Records.WriteAsync("count/er", System.Text.Encoding.UTF8.GetBytes(next.ToString(CultureInfo.InvariantCulture)), now?.Tag ?? RecordTag.None, cancellation);
        }
    }

    private async Task<string[]> ListAsync(string prefix) =>
        await Records.ListAsync(prefix, Cancellation).Order(StringComparer.Ordinal).ToArrayAsync(Cancellation);

    private static string Text(StoredRecord record) => System.Text.Encoding.UTF8.GetString(record.Content.Span);
}
