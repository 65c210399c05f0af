using Coach.Transcripts;

namespace Coach.Bot.Tests.Transcripts;

// What a store promises where a log is replaced or taken away.
public abstract partial class TranscriptStoreContract
{
    [Fact]
    public async Task A_list_tells_the_length_of_each_log_and_when_it_changed()
    {
        var version = await AppendAllAsync(Turns.First, [Turns.Saying("hello"), Turns.Saying("again")]);

        var listed = Assert.Single(await Store.ListAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Equal((Turns.First, version.Length), (listed.Name, listed.Length));
        Assert.InRange(listed.Changed, DateTimeOffset.UtcNow.AddMinutes(-10), DateTimeOffset.UtcNow.AddMinutes(10));
    }

    [Fact]
    public async Task A_log_that_is_replaced_holds_the_other_turns_alone_and_can_go_on()
    {
        var old = await AppendAllAsync(Turns.First, [Turns.Saying("secret"), Turns.Saying("words"), Turns.Saying("last")]);

        var replaced = await Store.ReplaceAsync(Turns.First, old, [Turns.Saying("x"), Turns.Saying("y"), Turns.Saying("z"), Turns.Saying("erased")], Cancellation);

        Assert.Equal(replaced, (await Store.ReadAsync(Turns.First, Cancellation)).Version);
        await AppendAllAsync(Turns.First, [Turns.Saying("after")]);
        Assert.Equal(["x", "y", "z", "erased", "after"], (await Store.ReadAsync(Turns.First, Cancellation)).Turns.Select(Turns.TextOf), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Whoever_remembers_the_log_before_it_was_replaced_may_not_write_even_where_it_is_as_long()
    {
        var old = await AppendAllAsync(Turns.First, [Turns.Saying("secret")]);
        var replaced = Assert.NotNull(await Store.ReplaceAsync(Turns.First, old, [Turns.Saying("erased")], Cancellation));

        Assert.Equal(old.Length, replaced.Length);
        Assert.Null(await Store.AppendAsync(Turns.First, old, Turns.Saying("stale"), Cancellation));
        Assert.Null(await Store.ReplaceAsync(Turns.First, old, [Turns.Saying("stale")], Cancellation));
        Assert.False(await Store.DeleteAsync(Turns.First, old, Cancellation));
        Assert.Equal(["erased"], (await Store.ReadAsync(Turns.First, Cancellation)).Turns.Select(Turns.TextOf), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_log_that_is_deleted_is_not_there_and_can_be_begun_anew()
    {
        var old = await AppendAllAsync(Turns.First, [Turns.Saying("one"), Turns.Saying("two"), Turns.Saying("three")]);

        Assert.True(await Store.DeleteAsync(Turns.First, old, Cancellation));

        Assert.Null(await Store.LatestAsync(Turns.First.Conversation, Cancellation));
        Assert.Empty(await Store.ListAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Null(await Store.AppendAsync(Turns.First, old, Turns.Saying("stale"), Cancellation));
        Assert.NotNull(await Store.AppendAsync(Turns.First, TranscriptVersion.New, Turns.Saying("new"), Cancellation));
        Assert.Equal(["new"], (await Store.ReadAsync(Turns.First, Cancellation)).Turns.Select(Turns.TextOf), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_log_may_be_replaced_by_a_shorter_one_and_goes_on()
    {
        var version = await AppendAllAsync(Turns.First, [.. Enumerable.Range(1, 5).Select(number => Turns.Saying($"turn {number}"))]);

        var replaced = await Store.ReplaceAsync(Turns.First, version, [Turns.Saying("erased")], Cancellation);

        Assert.NotNull(await Store.AppendAsync(Turns.First, replaced!.Value, Turns.Saying("next"), Cancellation));
        Assert.Equal(["erased", "next"], (await Store.ReadAsync(Turns.First, Cancellation)).Turns.Select(Turns.TextOf), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_turn_that_is_written_at_the_same_time_is_not_lost_by_a_replacing()
    {
        var version = await AppendAllAsync(Turns.First, [Turns.Saying("one")]);
        for (var round = 0; round < 20; round++)
        {
            var (seen, rounds) = (version, round);
            var appending = Task.Run(() => Store.AppendAsync(Turns.First, seen, Turns.Saying("more"), Cancellation), Cancellation);
            var replacing = Task.Run(() => Store.ReplaceAsync(Turns.First, seen, [Turns.Saying($"cleaned {rounds}")], Cancellation), Cancellation);
            var (appended, replaced) = (await appending, await replacing);

            Assert.True(appended is null != replaced is null, "One of two wins.");
            version = (await Store.ReadAsync(Turns.First, Cancellation)).Version;
            Assert.Equal(appended ?? replaced, version);
        }
    }
}
