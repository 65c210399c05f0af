using System.Net;
using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.EndToEnd.Wire;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>Many workspaces: installing, speaking with the token, and forgetting it.</summary>
public sealed class SlackInstallTests : IAsyncLifetime
{
    private static readonly string[] Settings = ["--Slack:ClientId=1.2", "--Slack:ClientSecret=the-client-secret"];
    private readonly TemporaryFolder folder = new();
    private FakeSlack slack = null!;
    private CoachHost host = null!;
    private SlackDelivery delivery = null!;
    private HttpClient browser = null!;

    public async ValueTask InitializeAsync()
    {
        slack = await FakeSlack.StartAsync();
        slack.Tokens.Clear();
        (host, delivery) = await SlackHost.StartAsync(folder.Path, slack, Settings);
        browser = NewBrowser(host);
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        host.Dispose();
        await slack.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_workspace_installs_the_app_and_takes_it_away()
    {
        var person = new SlackPerson(slack, delivery);
        await delivery.EventAsync(person.Says("hi"));
        Assert.Empty(slack.Posts);

        Assert.Equal(HttpStatusCode.OK, (await FinishAsync(await BeginAsync())).Status);
        await delivery.EventAsync(person.Says("status"));
        Assert.NotEmpty(slack.In(person.Direct));

        var said = slack.Posts.Count;
        await delivery.EventAsync(SlackPerson.Envelope(new() { ["type"] = "app_uninstalled" }));
        await delivery.EventAsync(person.Says("help"));
        Assert.Equal(said, slack.Posts.Count);
        Assert.NotEmpty(await new Logs(folder.Path).ReadAsync(person.DirectConversation)); // transcripts stay for as long as was said
    }

    [Fact]
    public async Task No_secret_is_written_in_clear()
    {
        await FinishAsync(await BeginAsync());

        var kept = string.Concat(Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(File.ReadAllText)) + host.Printed;
        Assert.NotEmpty(slack.Tokens);
        Assert.All(slack.Tokens.Keys.Append("the-client-secret").Append("xoxe"), secret => Assert.DoesNotContain(secret, kept, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_state_belongs_to_the_browser_and_counts_once()
    {
        var state = await BeginAsync();
        using var stranger = NewBrowser(host);

        Assert.Equal(HttpStatusCode.BadRequest, (await FinishAsync(state, stranger)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await FinishAsync(new string('0', state.Length))).Status);
        state = await BeginAsync();
        Assert.Equal(HttpStatusCode.OK, (await FinishAsync(state)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await FinishAsync(state)).Status);
    }

    [Fact]
    public async Task It_asks_for_the_scopes_of_the_manifest()
    {
        using var response = await browser.GetAsync(new Uri("/slack/install", UriKind.Relative), TestContext.Current.CancellationToken);
        var query = System.Web.HttpUtility.ParseQueryString(response.Headers.Location!.Query);

        var manifest = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "manifests", "slack", "manifest.yaml"), TestContext.Current.CancellationToken);
        Assert.All(query["scope"]!.Split(','), scope => Assert.Contains($"      - {scope}\n", manifest, StringComparison.Ordinal));
        Assert.Equal(query["scope"]!.Split(',').Length, manifest.Split("    bot:\n")[1].Split("settings:")[0].Split("- ").Length - 1);
    }

    [Fact]
    public async Task Another_replica_and_the_next_start_know_it_too()
    {
        await FinishAsync(await BeginAsync());
        var (second, again) = await SlackHost.StartAsync(folder.Path, slack, Settings);
        using var other = second;
        var person = new SlackPerson(slack, again);

        await again.EventAsync(person.Says("hi"));

        Assert.NotEmpty(slack.In(person.Direct));
    }

    [Fact]
    public async Task A_replica_that_remembers_the_old_token_speaks_at_once_when_the_app_was_installed_again()
    {
        await FinishAsync(await BeginAsync());
        var (second, again) = await SlackHost.StartAsync(folder.Path, slack, Settings);
        using var other = second;
        var person = new SlackPerson(slack, again);
        await again.EventAsync(person.Says("hi"));
        var said = slack.In(person.Direct).Length;
        slack.Tokens.Clear(); // taken away
        await FinishAsync(await BeginAsync());

        await again.EventAsync(person.Says("status"));

        await Eventually.IsTrueAsync("the reply", () => slack.In(person.Direct).Length > said);
    }

    [Fact]
    public async Task An_end_that_comes_after_the_app_was_installed_again_ends_nothing()
    {
        var end = SlackPerson.Envelope(new() { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["bot"] = new JsonArray(FakeSlack.Bot) } });
        end["event_time"] = ReferenceDay.Start.AddMinutes(-1).ToUnixTimeSeconds();
        await FinishAsync(await BeginAsync());

        Assert.Equal(HttpStatusCode.OK, (await delivery.EventAsync(end)).Status);

        var person = new SlackPerson(slack, delivery);
        await delivery.EventAsync(person.Says("status"));
        await Eventually.IsTrueAsync("the reply", () => !slack.In(person.Direct).IsEmpty);
    }

    [Fact]
    public async Task A_state_is_too_old_the_next_day()
    {
        var state = await BeginAsync();
        host.Wait(1);

        Assert.Equal(HttpStatusCode.BadRequest, (await FinishAsync(state)).Status);
    }

    [Fact]
    public async Task An_organisation_installs_once_for_all_its_workspaces()
    {
        Assert.Equal(HttpStatusCode.OK, (await FinishAsync(await BeginAsync(), code: SlackInstaller.Organisation)).Status);
        var person = new SlackPerson(slack, delivery);
        foreach (var team in new[] { "T0FIRST", "T0SECOND" })
        {
            var said = person.Says("status");
            said["authorizations"]![0] = new JsonObject { ["enterprise_id"] = "E0ORG", ["team_id"] = team, ["user_id"] = FakeSlack.Bot, ["is_bot"] = true, ["is_enterprise_install"] = true };
            var before = slack.In(person.Direct).Length;
            await delivery.EventAsync(said);
            await Eventually.IsTrueAsync("the reply", () => slack.In(person.Direct).Length > before);
        }
    }

    private static HttpClient NewBrowser(CoachHost host) => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new(), CheckCertificateRevocationList = true }) { BaseAddress = host.Address };

    private async Task<string> BeginAsync()
    {
        using var response = await browser.GetAsync(new Uri("/slack/install", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.StartsWith($"{slack.Address}/oauth/v2/authorize?", response.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        return System.Web.HttpUtility.ParseQueryString(response.Headers.Location!.Query)["state"]!;
    }

    private async Task<Answer> FinishAsync(string state, HttpClient? from = null, string code = "c")
    {
        using var response = await (from ?? browser).GetAsync(new Uri($"/slack/oauth?code={code}{Guid.NewGuid():N}&state={state}", UriKind.Relative), TestContext.Current.CancellationToken);
        return await Answer.OfAsync(response);
    }
}
