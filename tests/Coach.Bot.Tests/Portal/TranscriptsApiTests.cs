using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Coach.Transcripts.Audit;
using Coach.Transcripts.Export;
using Coach.Transcripts.Export.Checking;
using Coach.Transcripts.Export.Selection;

namespace Coach.Bot.Tests.Portal;

/// <summary>F1, F2, F5: /api/transcripts, and who may use it.</summary>
public sealed class TranscriptsApiTests : IAsyncDisposable
{
    private readonly PortalHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("/api/transcripts")]
    [InlineData("/api/transcripts/export")]
    public async Task Nobody_comes_in_without_signing_in(string address) => Assert.Equal(HttpStatusCode.Unauthorized, (await host.GetAsync(address)).StatusCode);

    [Theory]
    [InlineData("/api/transcripts")]
    [InlineData("/api/transcripts/export")]
    public async Task Without_the_role_it_is_refused_and_on_record(string address)
    {
        await host.SignedInAsync();
        using var response = await host.GetAsync(address);

        Assert.Equal((HttpStatusCode.Forbidden, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal((AuditAct.Refused, address), (Assert.Single(host.AuditLog).Note.Act, host.AuditLog.First().Note.Scope));
    }

    [Fact]
    public async Task The_list_is_filtered_paged_and_counted()
    {
        await (await host.WithCasesAsync()).SignedInAsync("Facilitator");

        var all = JsonDocument.Parse(await host.TextAsync("/api/transcripts?size=2")).RootElement;
        Assert.Equal((3, 2, 2), (all.GetProperty("total").GetInt32(), all.GetProperty("pages").GetInt32(), all.GetProperty("items").GetArrayLength()));
        var decided = JsonDocument.Parse(await host.TextAsync("/api/transcripts?state=decided&asked=course&from=2026-11-23&to=2026-11-23&tz=Europe/Zurich")).RootElement;
        Assert.Equal("[\"ELSEWHERE\",\"BUILD\"]", decided.GetProperty("items")[0].GetProperty("outcome").GetRawText());
        Assert.Equal(0, JsonDocument.Parse(await host.TextAsync("/api/transcripts?channel=terminal")).RootElement.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task What_cannot_be_read_is_named()
    {
        await host.SignedInAsync("Facilitator");
        using var response = await host.GetAsync("/api/transcripts?from=yesterday&page=0");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var errors = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("errors");
        Assert.Equal(["from", "page"], errors.EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task The_export_is_whole_holds_nobody_and_is_on_record()
    {
        await (await host.WithCasesAsync()).SignedInAsync("Facilitator");
        var (first, second) = (await host.BytesAsync("/api/transcripts/export"), await host.BytesAsync("/api/transcripts/export?format=csv&channel=teams"));

        var (one, other) = (await VerifyAsync(first), await VerifyAsync(second));
        Assert.Equal((3, 2), (one.Counts.Cases, other.Counts.Cases));
        Assert.DoesNotContain("Robin", Text(first), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(System.Text.Encoding.ASCII.GetString(first[^64..]), other.PreviousExportHash);
        Assert.Equal([AuditAct.Exported, AuditAct.Exported, AuditAct.Exported, AuditAct.Exported], host.AuditLog.Select(entry => entry.Note.Act));
        Assert.EndsWith(System.Text.Encoding.ASCII.GetString(second[^64..]), host.AuditLog.Last().Note.Scope, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_need_the_role_and_a_reason_and_are_on_record()
    {
        await (await host.WithCasesAsync()).SignedInAsync("Facilitator");
        Assert.Equal(HttpStatusCode.Forbidden, (await host.GetAsync("/api/transcripts/export?names=yes&purpose=x")).StatusCode);
        await host.SignedInAsync("Facilitator", "Reidentify");
        Assert.Equal(HttpStatusCode.BadRequest, (await host.GetAsync("/api/transcripts/export?names=yes")).StatusCode);

        var zip = await host.BytesAsync("/api/transcripts/export?names=yes&purpose=access+request+12");
        Assert.Contains("Robin Example", Text(zip), StringComparison.Ordinal);
        Assert.False((await VerifyAsync(zip)).Pseudonymised);
        Assert.Equal(
            [(AuditAct.Refused, null), (AuditAct.Reidentified, "access request 12"), (AuditAct.Reidentified, "access request 12")],
            host.AuditLog.Select(entry => (entry.Note.Act, entry.Note.Reason)));
    }

    [Fact]
    public void The_description_names_every_filter_and_format()
    {
        var description = JsonDocument.Parse(Architecture.Repository.Read("src/Coach.Bot/wwwroot/openapi.json")).RootElement;
        Assert.Equal(FilterWords.Names, description.GetProperty("components").GetProperty("parameters").EnumerateObject().Select(parameter => parameter.Name));
        Assert.All(FormatWords.All, format => Assert.Contains(format, description.GetRawText(), StringComparison.Ordinal));
        Assert.Equal(["/api/transcripts", "/api/transcripts/export"], description.GetProperty("paths").EnumerateObject().Select(path => path.Name));
    }

    private static async Task<Coach.Transcripts.Export.Archive.Manifest> VerifyAsync(byte[] zip)
    {
        var found = await Verification.OfAsync(new MemoryStream(zip), TestContext.Current.CancellationToken);
        Assert.Empty(found.Flaws);
        return found.Manifest!;
    }

    private static string Text(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return string.Concat(archive.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
    }
}
