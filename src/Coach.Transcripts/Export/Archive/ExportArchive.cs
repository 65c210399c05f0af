using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Coach.Transcripts.Export.Archive;

/// <summary>
/// A zip that is written straight through, one file after the other. It ends with manifest.json, which holds the hash of every file, with the hash
/// of the manifest, and with the hash of the whole as the zip's comment.
/// </summary>
internal sealed class ExportArchive : IAsyncDisposable
{
    public const string ManifestName = "manifest.json";
    public const string ManifestHashName = "manifest.sha256";
    private readonly SealedStream output;
    private readonly ZipArchive zip;
    private readonly List<ManifestFile> files = [];

    private ExportArchive(SealedStream output, ZipArchive zip)
    {
        (this.output, this.zip) = (output, zip);
        zip.Comment = new string('0', SealedStream.SealLength); // where the seal goes
    }

    public static async Task<ExportArchive> CreateAsync(Stream to, CancellationToken cancellation)
    {
        var whole = new SealedStream(to);
        return new(whole, await ZipArchive.CreateAsync(whole, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation));
    }

    public Task AddAsync(string path, string text, CancellationToken cancellation) =>
        AddAsync(path, async file => await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation), cancellation);

    public async Task AddAsync(string path, Func<Stream, Task> write, CancellationToken cancellation)
    {
        await using var entry = await zip.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(cancellation);
        await using var file = new HashedStream(entry);
        await write(file);
        files.Add(file.Finish(path));
    }

    /// <summary>Sends off what is written so far.</summary>
    public Task FlushAsync(CancellationToken cancellation) => output.FlushAsync(cancellation);

    /// <summary>Ends the archive.</summary>
    /// <returns>The hash of the whole.</returns>
    public async Task<string> SealAsync(Manifest manifest, CancellationToken cancellation)
    {
        var json = JsonSerializer.Serialize(manifest with { Files = [.. files] }, ManifestJson.Manifest);
        await AddAsync(ManifestName, json, cancellation);
        await AddAsync(ManifestHashName, $"{files[^1].Sha256}  {ManifestName}\n", cancellation);
        await zip.DisposeAsync();
        return await output.SealAsync(cancellation);
    }

    public async ValueTask DisposeAsync() => await output.DisposeAsync();
}
