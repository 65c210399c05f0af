using Coach.Transcripts;

namespace Coach.Bot.Tests.Transcripts;

/// <summary>A process may die at any byte of a line, and a disk may lose any part of an unflushed one.</summary>
public sealed class TornLineTests : IDisposable
{
    private static readonly byte[] Before = TranscriptLines.Write(Turns.Saying("before 💸"));
    private static readonly byte[] Torn = TranscriptLines.Write(Turns.Saying("torn שלום 💸 \"quoted\" \n end"));

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int> LinesBefore => [0, 1, 2];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(LinesBefore))]
    public async Task A_line_torn_at_any_byte_is_passed_over_and_repaired_by_the_next_append(int linesBefore)
    {
        for (var kept = 0; kept < Torn.Length; kept++)
        {
            await RepairsAsync(kept + 1, linesBefore, Torn[..kept]);
        }
    }

    [Theory]
    [MemberData(nameof(LinesBefore))]
    public async Task A_line_of_which_any_part_never_reached_the_disk_is_passed_over_and_repaired(int linesBefore)
    {
        for (var lost = 0; lost < Torn.Length - 1; lost++)
        {
            await RepairsAsync(lost + 1, linesBefore, [.. Torn[..lost], .. new byte[Torn.Length - 1 - lost], Torn[^1]]);
        }
    }

    [Fact]
    public async Task A_torn_first_line_does_not_hide_the_case_before()
    {
        var store = new FileTranscriptStore(folder.Path);
        await store.AppendAsync(Turns.First, TranscriptVersion.New, Turns.Saying("one"), Cancellation);
        await LayAsync(2, Torn[..^1]);

        Assert.Equal(1, await store.LatestAsync(Turns.First.Conversation, Cancellation));
    }

    [Fact]
    public async Task Two_stores_on_one_folder_see_the_same_repaired_log()
    {
        var (one, other) = (new FileTranscriptStore(folder.Path), new FileTranscriptStore(folder.Path));
        await LayAsync(1, [.. Before, .. Torn[..20]]);
        var (seen, alsoSeen) = (await one.ReadAsync(Turns.First, Cancellation), await other.ReadAsync(Turns.First, Cancellation));

        var appended = await one.AppendAsync(Turns.First, seen.Version, Turns.Saying("one"), Cancellation);

        Assert.Null(await other.AppendAsync(Turns.First, alsoSeen.Version, Turns.Saying("other"), Cancellation));
        Assert.Equal(appended, (await other.ReadAsync(Turns.First, Cancellation)).Version);
    }

    private async Task RepairsAsync(int number, int linesBefore, byte[] tail)
    {
        byte[] sound = [.. Enumerable.Repeat(Before, linesBefore).SelectMany(line => line)];
        var store = new FileTranscriptStore(folder.Path);
        var name = CaseNames.For(Turns.Chat, number);
        var path = await LayAsync(number, [.. sound, .. tail]);

        var read = await store.ReadAsync(name, Cancellation);
        Assert.Equal((linesBefore, sound.Length), (read.Turns.Length, read.Version.Length));

        var next = Turns.Saying("next");
        Assert.NotNull(await store.AppendAsync(name, read.Version, next, Cancellation));
        byte[] repaired = [.. sound, .. TranscriptLines.Write(next)];
        Assert.Equal(repaired, await File.ReadAllBytesAsync(path, Cancellation));
    }

    private async Task<string> LayAsync(int number, byte[] bytes)
    {
        var conversation = Directory.CreateDirectory(Path.Combine(folder.Path, Turns.First.Conversation[..2], Turns.First.Conversation));
        var path = Path.Combine(conversation.FullName, $"{number:D6}.jsonl");
        await File.WriteAllBytesAsync(path, bytes, Cancellation);
        return path;
    }
}
