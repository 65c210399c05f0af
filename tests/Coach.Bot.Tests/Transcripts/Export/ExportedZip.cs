using System.IO.Compression;
using System.Text;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Coach.Transcripts.Export;
using Coach.Transcripts.Export.Selection;
using CsvHelper;
using Microsoft.Extensions.Time.Testing;

namespace Coach.Bot.Tests.Transcripts.Export;

/// <summary>An export as it was written, opened.</summary>
internal sealed class ExportedZip
{
    public static byte[] Key { get; } = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];

    public required byte[] Bytes { get; init; }

    public required ExportResult Result { get; init; }

    public IReadOnlyDictionary<string, byte[]> Files { get; private set; } = new Dictionary<string, byte[]>();

    public string this[string path] => Encoding.UTF8.GetString(Files[path]);

    public string Everything => string.Join('\n', Files.Select(file => file.Key + "\n" + Text(file)));

    public static async Task<ExportedZip> OfAsync(ITranscriptStore store, ExportRequest? request = null, byte[]? key = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var wanted = request ?? new(new(), ExportFormats.All, "tests");
        var output = new AsyncOnlyStream();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var result = await new Exporter(store, clock, key ?? Key).WriteAsync(wanted, await Survey.OfAsync(store, wanted.Filter, cancellation), output, cancellation);
        var zip = new ExportedZip { Bytes = output.ToArray(), Result = result };
        zip.Files = Open(new MemoryStream(zip.Bytes));
        return zip;
    }

    public static async Task<MemoryTranscriptStore> StoreAsync(params (ConversationAddress Conversation, IEnumerable<Turn> Turns)[] cases)
    {
        var store = new MemoryTranscriptStore();
        foreach (var (conversation, turns) in cases)
        {
            var version = TranscriptVersion.New;
            foreach (var turn in turns)
            {
                version = (await store.AppendAsync(CaseNames.For(conversation, 1), version, turn, TestContext.Current.CancellationToken))!.Value;
            }
        }

        return store;
    }

    public List<string[]> Csv(string path)
    {
        using var reader = CsvReader.Create(new StringReader(this[path].TrimStart('\uFEFF')), CsvReaderOptions.Default);
        reader.ReadHeader();
        var rows = new List<string[]> { reader.Headers.ToArray() };
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return rows;
    }

    // A workbook is a zip again: its sheets are looked into as well.
    private static string Text(KeyValuePair<string, byte[]> file) =>
        file.Key.EndsWith(".xlsx", StringComparison.Ordinal)
            ? string.Join('\n', Open(new MemoryStream(file.Value)).Values.Select(Encoding.UTF8.GetString))
            : Encoding.UTF8.GetString(file.Value);

    private static Dictionary<string, byte[]> Open(Stream zip)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var archive = new ZipArchive(zip);
        foreach (var entry in archive.Entries)
        {
            var content = new MemoryStream();
            using var from = entry.Open();
            from.CopyTo(content);
            files.Add(entry.FullName, content.ToArray());
        }

        return files;
    }

    /// <summary>Refuses to be written without a task, as the body of a response does.</summary>
    internal sealed class AsyncOnlyStream : Stream
    {
        private readonly MemoryStream written = new();

        /// <summary>Runs before each write.</summary>
        public Action<long> Before { get; init; } = _ => { };

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => written.Length;

        public override long Position { get => written.Position; set => throw new NotSupportedException(); }

        public byte[] ToArray() => written.ToArray();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Before(written.Length);
            cancellationToken.ThrowIfCancellationRequested();
            return written.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override void Flush() => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
