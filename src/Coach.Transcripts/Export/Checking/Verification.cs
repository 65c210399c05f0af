using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Coach.Transcripts.Export.Archive;

namespace Coach.Transcripts.Export.Checking;

/// <summary>Whether an export is as it was written.</summary>
/// <param name="Manifest">Null when it can't be read.</param>
/// <param name="Flaws">What differs; empty when nothing does.</param>
public sealed record Verification(Manifest? Manifest, ImmutableArray<VerificationFlaw> Flaws)
{
    private const string WholeZip = "the zip itself";

    /// <summary>Checks every byte.</summary>
    /// <param name="zip">Must be able to go back and forth.</param>
    public static async Task<Verification> OfAsync(Stream zip, CancellationToken cancellation)
    {
        var isSealed = await IsSealedAsync(zip, cancellation);
        zip.Position = 0;
        var (manifest, flaws) = await FilesAsync(zip, cancellation);
        return new(manifest, isSealed || flaws.Length > 0 ? flaws : [new(WholeZip, "its directory or a header was changed; the files in it were not")]);
    }

    private static async Task<(Manifest?, ImmutableArray<VerificationFlaw>)> FilesAsync(Stream zip, CancellationToken cancellation)
    {
        try
        {
            await using var archive = await ZipArchive.CreateAsync(zip, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8, cancellation);
            return await FilesAsync(archive, cancellation);
        }
        catch (InvalidDataException)
        {
            return (null, [new(WholeZip, "it can't be read")]);
        }
    }

    private static async Task<(Manifest?, ImmutableArray<VerificationFlaw>)> FilesAsync(ZipArchive archive, CancellationToken cancellation)
    {
        var manifestHash = await HashAsync(archive.GetEntry(ExportArchive.ManifestName), cancellation);
        var manifest = await ManifestAsync(archive, cancellation);
        if (manifest is null || await TextAsync(archive.GetEntry(ExportArchive.ManifestHashName), cancellation) != $"{manifestHash}  {ExportArchive.ManifestName}\n")
        {
            return (manifest, [new(ExportArchive.ManifestName, $"it is missing, or differs from {ExportArchive.ManifestHashName}")]);
        }

        var flaws = ImmutableArray.CreateBuilder<VerificationFlaw>();
        foreach (var file in manifest.Files)
        {
            if (await HashAsync(archive.GetEntry(file.Path), cancellation) is var hash && hash != file.Sha256)
            {
                flaws.Add(new(file.Path, hash is null ? "it is missing or can't be read" : "it was changed"));
            }
        }

        var known = manifest.Files.Select(file => file.Path).Append(ExportArchive.ManifestName).Append(ExportArchive.ManifestHashName).ToHashSet(StringComparer.Ordinal);
        flaws.AddRange(archive.Entries.Where(entry => !known.Remove(entry.FullName)).Select(entry => new VerificationFlaw(entry.FullName, "it isn't in the manifest")));
        return (manifest, flaws.ToImmutable());
    }

    private static async Task<bool> IsSealedAsync(Stream zip, CancellationToken cancellation)
    {
        var toHash = zip.Length - SealedStream.SealLength;
        if (toHash < 0)
        {
            return false;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        zip.Position = 0;
        while (toHash > 0)
        {
            var read = await zip.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, toHash)), cancellation);
            hash.AppendData(buffer, 0, read);
            toHash -= read;
        }

        var seal = new byte[SealedStream.SealLength];
        await zip.ReadExactlyAsync(seal, cancellation);
        return Encoding.ASCII.GetString(seal) == Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<Manifest?> ManifestAsync(ZipArchive archive, CancellationToken cancellation)
    {
        try
        {
            return await TextAsync(archive.GetEntry(ExportArchive.ManifestName), cancellation) is { } json ? JsonSerializer.Deserialize(json, ManifestJson.Manifest) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Task<string?> HashAsync(ZipArchiveEntry? entry, CancellationToken cancellation) =>
        ReadAsync(entry, async content => Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)), cancellation);

    private static Task<string?> TextAsync(ZipArchiveEntry? entry, CancellationToken cancellation) =>
        ReadAsync(entry, async content =>
        {
            using var reader = new StreamReader(content, Encoding.UTF8);
            return await reader.ReadToEndAsync(cancellation);
        }, cancellation);

    private static async Task<string?> ReadAsync(ZipArchiveEntry? entry, Func<Stream, Task<string>> read, CancellationToken cancellation)
    {
        try
        {
            if (entry is null)
            {
                return null;
            }

            await using var content = await entry.OpenAsync(cancellation);
            return await read(content);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or IOException)
        {
            return null; // its bytes are no longer those of a packed file
        }
    }
}

/// <summary>A file that differs, and how.</summary>
/// <param name="File">Its path in the zip.</param>
public sealed record VerificationFlaw(string File, string What);
