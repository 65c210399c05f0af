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
    [InlineData("/openapi.json")]
    public async Task Nobody_comes_in_without_signing_in_and_is_told_so_by_problem_details(string address)
    {
        using var response = await host.GetAsync(address);

        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal((401, "Nobody is signed in."), (problem.GetProperty("status").GetInt32(), problem.GetProperty("title").GetString()));
    }

    [Theory]
    [InlineData("Facilitator")]
    [InlineData("Admin")]
    public async Task Whoever_may_use_it_lists_exports_and_reads_its_description(string role)
    {
        await (await host.WithCasesAsync()).SignedInAsync(role);

        Assert.Equal(3, JsonDocument.Parse(await host.TextAsync("/api/transcripts")).RootElement.GetProperty("total").GetInt32());
        Assert.Equal(3, (await VerifyAsync(await host.BytesAsync("/api/transcripts/export?format=csv"))).Counts.Cases);
        Assert.Equal("3.1.0", JsonDocument.Parse(await host.TextAsync("/openapi.json")).RootElement.GetProperty("openapi").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await host.GetAsync("/api/transcripts/export?names=yes&purpose=x")).StatusCode);
    }

    [Fact]
    public async Task The_second_page_goes_on_where_the_first_one_ends()
    {
        await (await host.WithCasesAsync()).SignedInAsync("Facilitator");
        var pages = await Task.WhenAll(Enumerable.Range(1, 4).Select(page => host.TextAsync($"/api/transcripts?size=1&page={page}")));

        var cases = pages.Select(page => JsonDocument.Parse(page).RootElement).Select(page => (page.GetProperty("page").GetInt32(), page.GetProperty("items")[0].GetProperty("case").GetString())).ToList();
        Assert.Equal([1, 2, 3, 3], cases.Select(page => page.Item1)); // beyond the last one is the last one
        Assert.Equal(3, cases.Select(page => page.Item2).Distinct().Count());
    }

    [Theory]
    [InlineData("/api/transcripts")]
    [InlineData("/api/transcripts/export")]
    [InlineData("/openapi.json")]
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
    public async Task With_the_mode_Off_what_is_said_is_read_and_exported_and_nothing_of_it_is_on_the_disk()
    {
        await using var off = new PortalHost(mode: "Off");
        using var said = new StringContent($$"""{"conversation":"{{Guid.NewGuid()}}","id":"m-1","text":"my-secret is that they forget the steps"}""", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.OK, (await off.Visitor.PostAsync("/local/messages", said, TestContext.Current.CancellationToken)).StatusCode);
        await off.SignedInAsync("Facilitator");

        Assert.Equal(1, JsonDocument.Parse(await off.TextAsync("/api/transcripts")).RootElement.GetProperty("total").GetInt32());
        var zip = await off.BytesAsync("/api/transcripts/export");
        Assert.Equal("Off", (await VerifyAsync(zip)).Mode);
        Assert.Contains("my-secret", Text(zip), StringComparison.Ordinal);
        Assert.DoesNotContain(off.Files, file => File.ReadAllText(file).Contains("my-secret", StringComparison.Ordinal));
    }

    [Fact]
    public void The_description_names_every_filter_and_format()
    {
        var description = JsonDocument.Parse(Architecture.Repository.Read("src/Coach.Bot/Endpoints/Transcripts/openapi.json")).RootElement;
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
