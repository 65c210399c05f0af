using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Coach.Transcripts.Index;
using Coach.Transcripts.Records;

namespace Coach.Bot.Tests.Transcripts.Index;

/// <summary>What keeps the index small: few documents, and nothing of what was deleted.</summary>
public sealed class TidyingTests : IDisposable
{
    private readonly MemoryTranscriptStore logs = new();
    private readonly MemoryRecords records = new();
    private readonly CaseIndex index;

    public TidyingTests() => index = new(records, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static ImmutableArray<Turn> Golden { get; } = TranscriptLines.Read(Turns.First, Turns.Golden()).Turns;

    private IndexedTranscriptStore Store => field ??= new(logs, index, TimeProvider.System);

    public void Dispose() => index.Dispose();

    [Fact]
    public async Task Tidying_leaves_no_line_of_a_deleted_case_and_every_line_of_the_others()
    {
        var version = await AppendAsync(Turns.First, Golden);
        await AppendAsync(Turns.First with { Number = 2 }, Golden[..1]);
        await Store.FlushAsync(Cancellation);
        await Store.DeleteAsync(Turns.First, version, Cancellation);
        await Store.FlushAsync(Cancellation);

        await Tidying.RunAsync(index.Documents, Cancellation);

        var document = Assert.Single(await records.ListAsync("index/", Cancellation).ToListAsync(Cancellation));
        var line = Assert.Single(System.Text.Encoding.UTF8.GetString((await records.ReadAsync(document, Cancellation))!.Content.Span).TrimEnd('\n').Split('\n'));
        Assert.Contains("\"number\":2", line, StringComparison.Ordinal);
        Assert.Equal([Turns.First with { Number = 2 }], (await index.ReadAsync(Cancellation)).Keys);
    }

    [Fact]
    public async Task Tidying_takes_a_deleted_case_out_of_a_full_document_too()
    {
        var lines = Enumerable.Range(1, 2_000).Select(number => CaseSummary.Gone(Turns.First with { Number = number }, DateTimeOffset.UnixEpoch) with { Stage = CaseStage.Open }).ToList();
        await index.NoteAsync(lines, Cancellation);
        await index.NoteAsync([CaseSummary.Gone(Turns.First with { Number = 7 }, DateTimeOffset.UnixEpoch.AddDays(1))], Cancellation);

        await Tidying.RunAsync(index.Documents, Cancellation);

        var left = (await index.Documents.ReadAllAsync(Cancellation).ToListAsync(Cancellation)).SelectMany(document => document.Lines).Select(line => line.Number);
        Assert.Equal(Enumerable.Range(1, 2_000).Where(number => number != 7), left.Order());
    }

    [Fact]
    public async Task Tidying_reads_no_full_document_while_nothing_was_deleted()
    {
        await index.NoteAsync([.. Enumerable.Range(1, 2_000).Select(number => CaseSummary.Gone(Turns.First with { Number = number }, DateTimeOffset.UnixEpoch) with { Stage = CaseStage.Open })], Cancellation);
        var full = Assert.Single(await index.Documents.ListAsync(Cancellation));
        for (var chat = 0; chat < 70; chat++)
        {
            await AppendAsync(CaseNames.For(Turns.Chat with { Id = $"chat {chat}" }, 1), Golden[..1]);
            await Store.FlushAsync(Cancellation);
        }

        await Tidying.RunAsync(index.Documents, Cancellation);

        Assert.Contains(full, await index.Documents.ListAsync(Cancellation));
        Assert.Equal(2, (await index.Documents.ListAsync(Cancellation)).Count);
        Assert.Equal(2_070, (await index.ReadAsync(Cancellation)).Count);
    }

    [Fact]
    public async Task Many_small_documents_become_one()
    {
        for (var chat = 0; chat < 70; chat++)
        {
            await AppendAsync(CaseNames.For(Turns.Chat with { Id = $"chat {chat % 10}" }, (chat / 10) + 1), Golden[..1]);
            await Store.FlushAsync(Cancellation);
        }

        await Tidying.RunAsync(index.Documents, Cancellation);

        Assert.Equal(1, await records.ListAsync("index/", Cancellation).CountAsync(Cancellation));
        Assert.Equal(70, (await index.ReadAsync(Cancellation)).Count);
    }

    private async Task<TranscriptVersion> AppendAsync(CaseName name, ImmutableArray<Turn> turns)
    {
        var version = TranscriptVersion.New;
        foreach (var turn in turns)
        {
            version = Assert.NotNull(await Store.AppendAsync(name, version, turn, Cancellation));
        }

        return version;
    }
}
