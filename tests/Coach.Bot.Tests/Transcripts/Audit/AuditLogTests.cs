using System.Collections.Immutable;
using System.Text;
using Coach.Transcripts.Audit;
using Coach.Transcripts.Records;

namespace Coach.Bot.Tests.Transcripts.Audit;

/// <summary>The audit log grows at its end only, and shows when somebody touched it (F15).</summary>
public sealed class AuditLogTests
{
    private readonly MemoryRecords records = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AuditLog Log => new(records, TimeProvider.System);

    [Fact]
    public async Task Entries_follow_each_other_and_verify()
    {
        await WriteAsync(3);

        var entries = await Log.ReadAsync(Cancellation).ToListAsync(Cancellation);
        Assert.Equal([1, 2, 3], entries.Select(entry => entry.Number));
        Assert.Equal(["", entries[0].Hash, entries[1].Hash], entries.Select(entry => entry.Previous));
        Assert.Equal(new(3, entries[2].Hash, Broken: null), await Log.VerifyAsync(Cancellation));
    }

    [Fact]
    public async Task An_empty_log_is_in_order() => Assert.Equal(new(0, "", Broken: null), await Log.VerifyAsync(Cancellation));

    [Fact]
    public async Task Sixteen_writers_make_one_chain()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 16), Cancellation, async (_, cancellation) => await new AuditLog(records, TimeProvider.System).AppendAsync(Note, cancellation));

        Assert.Equal((16, null), (await Log.VerifyAsync(Cancellation)) is var check ? (check.Entries, check.Broken) : default);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_changed_character_is_noticed_and_the_entry_named(int number)
    {
        await WriteAsync(3);
        var name = $"audit/{number:D8}";
        var written = (await records.ReadAsync(name, Cancellation))!.Content.ToArray();

        for (var at = 0; at < written.Length; at++)
        {
            var flipped = written.ToArray();
            flipped[at] ^= 1;
            await records.WriteAsync(name, flipped, expected: null, Cancellation);
            Assert.Equal(number, (await Log.VerifyAsync(Cancellation)).Broken);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_missing_entry_is_noticed(int number)
    {
        await WriteAsync(3);

        await records.DeleteAsync($"audit/{number:D8}", expected: null, Cancellation);

        Assert.Equal(number, (await Log.VerifyAsync(Cancellation)).Broken);
    }

    [Fact]
    public async Task Entries_cut_off_at_the_end_change_the_head()
    {
        await WriteAsync(3);
        var head = (await Log.VerifyAsync(Cancellation)).Head;

        await records.DeleteAsync("audit/00000003", expected: null, Cancellation);

        Assert.NotEqual(head, (await Log.VerifyAsync(Cancellation)).Head);
    }

    [Fact]
    public async Task An_entry_is_written_in_plain_words()
    {
        await Log.AppendAsync(Note, Cancellation);

        Assert.Contains("""
            "note":{"act":"erased","by":"operator","reason":"request of 1 December","scope":"conversation 0123","counts":{"cases":2,"messages":7}}
            """, Encoding.UTF8.GetString((await records.ReadAsync("audit/00000001", Cancellation))!.Content.Span), StringComparison.Ordinal);
    }

    private static AuditNote Note { get; } = new(AuditAct.Erased, "operator", "request of 1 December", "conversation 0123", ImmutableSortedDictionary<string, int>.Empty.Add("cases", 2).Add("messages", 7));

    private async Task WriteAsync(int entries)
    {
        for (var entry = 0; entry < entries; entry++)
        {
            await Log.AppendAsync(Note, Cancellation);
        }
    }
}
