using Coach.Transcripts.Export;
using Coach.Transcripts.Export.Checking;

namespace Coach.Bot.Tests.Transcripts.Export;

/// <summary>F6: an export says itself whether it was touched.</summary>
public class VerificationTests
{
    [Fact]
    public async Task An_untouched_export_is_as_it_was_written()
    {
        var zip = await ExportedZip.OfAsync(await SampleCases.ManyAsync());
        var found = await CheckAsync(zip.Bytes);

        Assert.Empty(found.Flaws);
        Assert.Equal(zip.Files.Keys.Except(["manifest.json", "manifest.sha256"]), found.Manifest!.Files.Select(file => file.Path));
        Assert.EndsWith(zip.Result.Hash, System.Text.Encoding.ASCII.GetString(zip.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_flipped_byte_is_found()
    {
        var zip = await ExportedZip.OfAsync(await ExportedZip.StoreAsync((SampleCases.Teams, SampleCases.Typing(SampleCases.Robin, "hello"))), new(new(), ExportFormats.Csv, "tests"));
        for (var at = 0; at < zip.Bytes.Length; at++)
        {
            byte[] flipped = [.. zip.Bytes];
            flipped[at] ^= (byte)(1 << at % 8);
            Assert.True((await CheckAsync(flipped)).Flaws.Length > 0, $"byte {at} of {flipped.Length}");
        }
    }

    [Theory]
    [InlineData("messages.csv")]
    [InlineData("transcript.jsonl")]
    [InlineData("tables.xlsx")]
    [InlineData("manifest.json")]
    public async Task The_file_that_was_changed_is_named(string path)
    {
        var zip = await ExportedZip.OfAsync(await SampleCases.ManyAsync());
        byte[] flipped = [.. zip.Bytes];
        flipped[DataOf(zip.Bytes, path) + 9] ^= 4;

        Assert.Equal(path, Assert.Single((await CheckAsync(flipped)).Flaws).File);
    }

    [Fact]
    public async Task What_is_no_export_is_said_to_be_none() =>
        Assert.Equal("the zip itself", Assert.Single((await CheckAsync("not a zip at all"u8.ToArray())).Flaws).File);

    private static Task<Verification> CheckAsync(byte[] zip) => Verification.OfAsync(new MemoryStream(zip), TestContext.Current.CancellationToken);

    // Behind the local header's name, the first time that it stands in the zip.
    private static int DataOf(byte[] zip, string path) => zip.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(path)) + path.Length;
}
