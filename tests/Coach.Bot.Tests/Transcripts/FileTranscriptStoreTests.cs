using Coach.Transcripts;

namespace Coach.Bot.Tests.Transcripts;

public sealed class FileTranscriptStoreTests : TranscriptStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    protected override ITranscriptStore Store => StoreOn(folder.Path);

    private string PathOfFirst => Path.Combine(folder.Path, Turns.First.Conversation[..2], Turns.First.Conversation, "000001.jsonl");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_file_holds_one_line_a_turn_and_no_mark()
    {
        await AppendAllAsync(Turns.First, [Turns.Saying("שלום, <b>\"you\"</b> & l'été")]);

        Assert.Equal(
            """{"at":"1970-01-01T00:00:00+00:00","events":[{"event":"message-received","id":"m-1","from":{"id":"u-1"},"said":{"by":"typing","text":"שלום, <b>\"you\"</b> & l'été"}}]}""" + "\n",
            await File.ReadAllTextAsync(PathOfFirst, Cancellation));
        Assert.Equal((byte)'{', (await File.ReadAllBytesAsync(PathOfFirst, Cancellation))[0]);
    }

    [Fact]
    public async Task An_empty_file_is_no_case_yet_and_can_be_begun()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOfFirst)!);
        await File.WriteAllBytesAsync(PathOfFirst, [], Cancellation);

        Assert.Null(await Store.LatestAsync(Turns.First.Conversation, Cancellation));
        Assert.Empty(await Store.ListAsync(Cancellation).ToListAsync(Cancellation));
        Assert.NotNull(await Store.AppendAsync(Turns.First, TranscriptVersion.New, Turns.Saying("one"), Cancellation));
    }

    [Fact]
    public async Task Foreign_files_are_passed_over()
    {
        await AppendAllAsync(Turns.First, [Turns.Saying("one")]);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "readme.jsonl"), "x", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(PathOfFirst)!, "notes.jsonl"), "x", Cancellation);
        Directory.CreateDirectory(Path.Combine(folder.Path, "lost+found", "deeper"));

        Assert.Equal([Turns.First], await Store.ListAsync(Cancellation).Select(listed => listed.Name).ToListAsync(Cancellation));
        Assert.Equal(1, await Store.LatestAsync(Turns.First.Conversation, Cancellation));
    }

    [Fact]
    public async Task A_replacing_that_a_crash_cut_off_is_ended_by_whoever_comes_next()
    {
        var version = await AppendAllAsync(Turns.First, [Turns.Saying("a secret that is to go")]);
        await File.WriteAllBytesAsync(PathOfFirst + ".cleaned", TranscriptLines.Write([Turns.Saying("erased")]), Cancellation);
        await File.WriteAllTextAsync(PathOfFirst, "half of wha", Cancellation);

        Assert.Null(await Store.AppendAsync(Turns.First, version, Turns.Saying("stale"), Cancellation));
        Assert.Equal(["erased"], (await Store.ReadAsync(Turns.First, Cancellation)).Turns.Select(Turns.TextOf), StringComparer.Ordinal);
        Assert.Equal([PathOfFirst], Directory.GetFiles(Path.GetDirectoryName(PathOfFirst)!));
    }

    [Fact]
    public async Task A_cleaning_that_a_crash_cut_off_early_leaves_nothing_behind_a_log_that_is_deleted()
    {
        var old = await AppendAllAsync(Turns.First, [Turns.Saying("one")]);
        await File.WriteAllTextAsync(PathOfFirst + ".part", "half of what was said", Cancellation);

        Assert.True(await Store.DeleteAsync(Turns.First, old, Cancellation));
        Assert.All(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories), file => Assert.Equal(0, new FileInfo(file).Length));
    }

    [Fact]
    public async Task A_reader_ends_it_too()
    {
        await AppendAllAsync(Turns.First, [Turns.Saying("a secret that is to go")]);
        await File.WriteAllBytesAsync(PathOfFirst + ".cleaned", TranscriptLines.Write([Turns.Saying("erased")]), Cancellation);

        Assert.Equal(["erased"], (await Store.ReadAsync(Turns.First, Cancellation)).Turns.Select(Turns.TextOf), StringComparer.Ordinal);
        Assert.False(File.Exists(PathOfFirst + ".cleaned"));
    }

    [Fact]
    public async Task A_file_that_somebody_holds_is_waited_for()
    {
        await AppendAllAsync(Turns.First, [Turns.Saying("one")]);
        var held = File.OpenHandle(PathOfFirst, access: FileAccess.ReadWrite, share: FileShare.None);

        var reading = Store.ReadAsync(Turns.First, Cancellation);
        await Task.Delay(50, Cancellation);
        Assert.False(reading.IsCompleted);
        held.Dispose();

        Assert.Single((await reading).Turns);
    }

    [Fact]
    public async Task A_file_that_is_never_let_go_is_an_error_after_a_while()
    {
        await AppendAllAsync(Turns.First, [Turns.Saying("one")]);
        using var held = File.OpenHandle(PathOfFirst, access: FileAccess.ReadWrite, share: FileShare.None);
        var hasty = new FileTranscriptStore(folder.Path) { Patience = TimeSpan.FromMilliseconds(20) };

        await Assert.ThrowsAsync<IOException>(() => hasty.ReadAsync(Turns.First, Cancellation));
        await Assert.ThrowsAsync<IOException>(() => hasty.AppendAsync(Turns.First, new(1, null), Turns.Saying("two"), Cancellation));
    }

    [Fact]
    public async Task What_the_disk_refuses_reaches_the_caller()
    {
        Directory.CreateDirectory(PathOfFirst);

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Store.AppendAsync(Turns.First, TranscriptVersion.New, Turns.Saying("x"), Cancellation));
    }

    [Fact]
    public async Task Only_the_account_of_the_coach_may_look_in()
    {
        await AppendAllAsync(Turns.First, [Turns.Saying("one")]);

        Assert.True(OperatingSystem.IsWindows() || ModeOf(Path.GetDirectoryName(PathOfFirst)!) == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Fact]
    public async Task A_line_of_a_newer_version_is_neither_read_nor_written_over()
    {
        var version = await AppendAllAsync(Turns.First, [Turns.Saying("one")]);
        await File.AppendAllTextAsync(PathOfFirst, """{"at":"2030-01-01T00:00:00+00:00","events":[{"event":"song-sung"}]}""" + "\n", Cancellation);

        Assert.Null(await Store.AppendAsync(Turns.First, version, Turns.Saying("two"), Cancellation));
        var error = await Assert.ThrowsAsync<UnreadableTranscriptException>(() => Store.ReadAsync(Turns.First, Cancellation));
        Assert.Equal((Turns.First, 2), (error.Name, error.Line));
    }

    internal static FileTranscriptStore StoreOn(string folder) => new(folder) { Patience = TimeSpan.FromSeconds(30) };

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static UnixFileMode ModeOf(string path) => File.GetUnixFileMode(path);
}
