using System.Net;
using System.Text.RegularExpressions;
using Coach.Bot.Archiving;
using Coach.Bot.Tests.Transcripts;
using Coach.Bot.Tests.Transcripts.Export;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Coach.Transcripts.Audit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Coach.Bot.Tests.Portal;

/// <summary>The whole host in memory, with cases in it, and a visitor who keeps cookies.</summary>
public sealed partial class PortalHost : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly WebApplicationFactory<Program> factory;

    public PortalHost(Func<CancellationToken, Task>? slow = null, string mode = "Full")
    {
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host.UseEnvironment("Production").UseSetting("Transcripts:Path", folder.Path).UseSetting("Transcripts:Mode", mode).ConfigureTestServices(services =>
        {
            if (slow is not null)
            {
                var archive = Archive.Open(new() { Path = folder.Path }, TimeProvider.System);
                services.AddSingleton(archive with { Store = new(new SlowStore(archive.Store, slow), archive.Index, archive.Clock) });
            }
        }));
        Visitor = factory.CreateClient(new() { AllowAutoRedirect = false });
    }

    public HttpClient Visitor { get; }

    /// <summary>Whatever it has put on the disk.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories);

    public IReadOnlyCollection<AuditEntry> AuditLog => [.. Get<AuditLog>().ReadAsync(TestContext.Current.CancellationToken).ToBlockingEnumerable(TestContext.Current.CancellationToken)];

    private T Get<T>()
        where T : notnull => factory.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        Visitor.Dispose();
        await factory.DisposeAsync();
        folder.Dispose();
    }

    public async Task<PortalHost> WithCasesAsync()
    {
        await KeepAsync(new("teams", "tenant", "decided", IsPersonal: true), SampleCases.Decided().Log);
        await KeepAsync(SampleCases.Teams, SampleCases.Typing(SampleCases.Robin, "Robin <b>says</b> hello"));
        await KeepAsync(SampleCases.Slack, SampleCases.Typing(new("U0ROBIN", null), "hello"));
        return this;
    }

    /// <summary>Comes in by the local door.</summary>
    public async Task<PortalHost> SignedInAsync(params string[] roles)
    {
        var response = await PostAsync("/transcripts/sign-in", "/transcripts/sign-in", [.. roles.Select(role => KeyValuePair.Create("roles", role))]);
        Assert.Equal((HttpStatusCode.Redirect, "/transcripts"), (response.StatusCode, response.Headers.Location?.ToString()));
        return this;
    }

    /// <summary>Sends a form with the token that its page gave.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string to, params KeyValuePair<string, string>[] fields)
    {
        var token = Token().Match(await Visitor.GetStringAsync(page, TestContext.Current.CancellationToken)).Groups["token"].Value;
        using var form = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", token)]);
        return await Visitor.PostAsync(to, form, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string address) => Visitor.GetAsync(address, TestContext.Current.CancellationToken);

    public Task<string> TextAsync(string address) => Visitor.GetStringAsync(address, TestContext.Current.CancellationToken);

    public Task<byte[]> BytesAsync(string address) => Visitor.GetByteArrayAsync(address, TestContext.Current.CancellationToken);

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Token();

    private async Task KeepAsync(ConversationAddress conversation, IEnumerable<Turn> turns)
    {
        var version = TranscriptVersion.New;
        foreach (var turn in turns)
        {
            version = (await Get<ITranscriptStore>().AppendAsync(CaseNames.For(conversation, 1), version, turn, TestContext.Current.CancellationToken))!.Value;
        }
    }
}
