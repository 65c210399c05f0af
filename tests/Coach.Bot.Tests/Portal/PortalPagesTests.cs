using System.Net;
using Coach.Bot.Tests.Transcripts.Export;
using Coach.Transcripts;
using Coach.Transcripts.Audit;
using Coach.Transcripts.Export.Checking;

namespace Coach.Bot.Tests.Portal;

/// <summary>F1, F2, F15: the facilitators' pages without a browser.</summary>
public sealed class PortalPagesTests : IAsyncDisposable
{
    private readonly PortalHost host = new();

    public static TheoryData<string> Pages => ["/transcripts", "/transcripts/dashboard", "/transcripts/export", "/transcripts/audit"];

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_leads_to_the_door_first(string page)
    {
        using var response = await host.GetAsync(page);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith("http://localhost/transcripts/sign-in?ReturnUrl=", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Without_the_role_it_is_refused_kindly_and_on_record(string page)
    {
        await host.SignedInAsync("Reidentify");
        using var response = await host.GetAsync(page);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("Your account may not see this", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal((AuditAct.Refused, page), (Assert.Single(host.AuditLog).Note.Act, host.AuditLog.First().Note.Scope));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_runs_no_script_and_loads_nothing_from_elsewhere(string page)
    {
        await (await host.WithCasesAsync()).SignedInAsync("Facilitator");
        using var response = await host.GetAsync(page);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("script-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotMatch("<script|style=|https?://(?!www.w3.org)", text);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task The_local_door_says_that_it_has_no_lock() =>
        Assert.Contains("This is a local sign-in, without a password.", await host.TextAsync("/transcripts/sign-in"), StringComparison.Ordinal);

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var form = new FormUrlEncodedContent([new("roles", "Facilitator")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Visitor.PostAsync("/transcripts/sign-in", form, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_door_leads_back_to_this_house_only()
    {
        using var response = await host.PostAsync("/transcripts/sign-in", "/transcripts/sign-in", new("roles", "Facilitator"), new("returnUrl", "//evil.example/"));
        Assert.Equal("/transcripts", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_case_is_read_without_knowing_whose_it_is()
    {
        await (await host.WithCasesAsync()).SignedInAsync("Facilitator");
        var page = await host.TextAsync($"/transcripts/cases/{CaseNames.HashOf(SampleCases.Teams)}/1");

        Assert.Matches("person-[a-z2-9]{12} &lt;b&gt;says&lt;/b&gt; hello", page);
        Assert.DoesNotContain("Robin", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync($"/transcripts/cases/{CaseNames.HashOf(SampleCases.Teams)}/2")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/transcripts/cases/nothing/1")).StatusCode);
    }

    [Fact]
    public async Task A_decided_case_shows_its_reasons_and_what_would_change_it()
    {
        await (await host.WithCasesAsync()).SignedInAsync("Facilitator");
        var page = await host.TextAsync($"/transcripts/cases/{CaseNames.HashOf(new("teams", "tenant", "decided", IsPersonal: true))}/1");
        Assert.All(["What is known", "Recommendation", "What would change it", "build.partial-judgment", "some of it"], words => Assert.Contains(words, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_admin_may_read_and_is_offered_no_names()
    {
        await (await host.WithCasesAsync()).SignedInAsync("Admin");
        foreach (var page in Pages)
        {
            Assert.Contains("<h1>", await host.TextAsync(page), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Names and ids as they are", await host.TextAsync("/transcripts/export"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_is_made_looked_on_and_taken()
    {
        await (await host.WithCasesAsync()).SignedInAsync("Facilitator");
        using var started = await host.PostAsync("/transcripts/export?channel=teams", "/transcripts/export", new("channel", "teams"), new("format", "csv"), new("format", "jsonl"));
        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        var job = started.Headers.Location!.ToString();
        await WaitForAsync(host, job, "The export is ready: 2 cases");

        var zip = await host.BytesAsync($"{job}?handler=File");
        Assert.Empty((await Verification.OfAsync(new MemoryStream(zip), TestContext.Current.CancellationToken)).Flaws);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync($"/transcripts/exports/{Guid.NewGuid()}")).StatusCode);
    }

    [Fact]
    public async Task An_export_can_be_stopped_and_nothing_of_it_is_kept()
    {
        await using var slow = await new PortalHost(stop => Task.Delay(Timeout.Infinite, stop)).WithCasesAsync();
        await slow.SignedInAsync("Facilitator");
        using var started = await slow.PostAsync("/transcripts/export", "/transcripts/export", new KeyValuePair<string, string>("format", "csv"));
        var job = started.Headers.Location!.ToString();

        using (var running = await slow.GetAsync(job))
        {
            var page = await running.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("http-equiv", page, StringComparison.Ordinal);
            Assert.All(["role=\"status\"", "Look again", "src=\"/progress.js\""], part => Assert.Contains(part, page, StringComparison.Ordinal));
            Assert.Contains("script-src 'self'; connect-src 'self'", running.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await slow.GetAsync($"{job}?handler=File")).StatusCode);
        using var stopped = await slow.PostAsync(job, $"{job}?handler=Stop");
        Assert.Equal(job, stopped.Headers.Location?.ToString());
        await WaitForAsync(slow, job, "Stopped. Nothing was kept.");
        Assert.Equal(HttpStatusCode.NotFound, (await slow.GetAsync($"{job}?handler=File")).StatusCode);
        Assert.StartsWith("begins: ", Assert.Single(slow.AuditLog).Note.Scope, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_offered_only_to_who_may_see_them()
    {
        await host.SignedInAsync("Facilitator");
        Assert.DoesNotContain("Names and ids as they are", await host.TextAsync("/transcripts/export"), StringComparison.Ordinal);
        using var refused = await host.PostAsync("/transcripts/export", "/transcripts/export", new("format", "csv"), new("names", "yes"), new("purpose", "x"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        await host.SignedInAsync("Facilitator", "Reidentify");
        Assert.Contains("Names and ids as they are", await host.TextAsync("/transcripts/export"), StringComparison.Ordinal);
        using var unexplained = await host.PostAsync("/transcripts/export", "/transcripts/export", new("format", "csv"), new("names", "yes"));
        Assert.Contains("Say what the names are needed for.", await unexplained.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task WaitForAsync(PortalHost host, string page, string words)
    {
        for (var tries = 0; !(await host.TextAsync(page)).Contains(words, StringComparison.Ordinal); tries++)
        {
            Assert.True(tries < 600, await host.TextAsync(page));
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
