using System.Text;
using System.Text.Json.Nodes;
using Coach.Bot.Archiving;
using Coach.Bot.Cases;
using Coach.Bot.Endpoints.Teams;
using Coach.Bot.Reminding;
using Coach.Bot.Sending;
using Coach.Bot.Settings;
using Coach.Bot.Tests.Teams.Proof;
using Coach.Core.Conversations;
using Coach.Teams.Connector;
using Coach.Teams.Credentials;
using Coach.Teams.Files;
using Coach.Teams.Proof;
using Coach.Transcripts;
using Coach.Transcripts.Index;
using Coach.Transcripts.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Coach.Bot.Tests.Teams.Endpoint;

/// <summary>The whole Teams channel in one process: everything is real but the network, the disk and the clock.</summary>
internal sealed class TeamsRig : IAsyncDisposable
{
    private const string ServiceUrl = "https://smba.trafficmanager.net/emea/";
    private readonly FakeIdentityProvider provider = new();
    private ServiceProvider services;

    public TeamsRig()
    {
        services = Start();
    }

    public FakeTimeProvider Clock { get; } = new(Recorded.Now);

    public FakeConnector Connector { get; } = new();

    public ITranscriptStore Store { get; set; } = new MemoryTranscriptStore();

    public MemoryRecords Records { get; } = new();

    public string Token => "Bearer " + provider.Mint(Clock.GetUtcNow());

    public TeamsCarrier Carrier => services.GetRequiredService<TeamsCarrier>();

    public async Task RemindAsync()
    {
        await services.GetRequiredService<Archive>().Store.FlushAsync(TestContext.Current.CancellationToken);
        await services.GetRequiredService<SilentCases>().RemindAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The same store and connector, and nothing remembered.</summary>
    public void Restart() => services = Start();

    public static JsonObject Says(string text, string id)
    {
        var message = From(Recorded.Message(), id);
        message["text"] = text;
        return message;
    }

    /// <summary>A recorded activity as Teams itself would send it.</summary>
    public static JsonObject From(JsonObject activity, string id)
    {
        (activity["id"], activity["serviceUrl"]) = (id, ServiceUrl);
        return activity;
    }

    public Task<(int Status, string Body)> PostAsync(JsonNode activity) => PostAsync(Encoding.UTF8.GetBytes(activity.ToJsonString()), Token);

    public async Task<(int Status, string Body)> PostAsync(byte[] body, string? authorization)
    {
        using var answer = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(body);
        context.Request.Headers.Authorization = authorization;
        context.Response.Body = answer;
        await (await services.GetRequiredService<TeamsEndpoint>().HandleAsync(context)).ExecuteAsync(context);
        return (context.Response.StatusCode, Encoding.UTF8.GetString(answer.ToArray()));
    }

    public async Task<ConversationEvent[]> LogAsync(ConversationAddress? conversation = null)
    {
        var here = conversation ?? new("teams", "00000000-0000-0000-0000-0000000000001", (string)Recorded.Message()["conversation"]!["id"]!, IsPersonal: true);
        return [.. (await Store.ReadAsync(CaseNames.For(here, 1), TestContext.Current.CancellationToken)).Turns.SelectMany(turn => turn.Events)];
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        provider.Dispose();
    }

    private ServiceProvider Start()
    {
        var account = new BotAccount("app-1", "tenant", new("https://login.microsoftonline.com/"), "scope") { Secret = new BotSecret.Password("secret") };
        var settings = new TeamsSettings { Bot = new(account, "https://api.botframework.com", FakeIdentityProvider.Metadata, Emulator: null), Hosts = AllowedHosts.Microsoft };
        var all = new ServiceCollection();
        all.AddProblemDetails().AddLogging().AddSingleton<TimeProvider>(Clock).AddSingleton(CoachPolicy.Default);
        all.AddCases();
        all.AddSending();
        all.AddTeams(settings);
        all.AddReminders();
        all.AddSingleton<ITranscriptStore>(provider => provider.GetRequiredService<Archive>().Store).AddSingleton<IRecords>(Records);
        all.AddSingleton(_ => new CaseIndex(Records, Clock)).AddSingleton<ErasureOrders>().AddSingleton<DataRights>();
        all.AddSingleton(provider => new Archive(new(Store, provider.GetRequiredService<CaseIndex>(), Clock), Records, provider.GetRequiredService<CaseIndex>(), new(Records, Clock), Clock));
        all.AddSingleton(new FileUploads(new HttpClient(Connector), FileUploads.Microsoft));
        all.AddSingleton(new ConnectorClient(new HttpClient(Connector), settings.Hosts, limits: null, Clock));
        all.AddSingleton(new TokenProof("app-1", [new(["https://api.botframework.com"], new SigningKeys(FakeIdentityProvider.Metadata, new HttpClient(provider), Clock, NullLogger<SigningKeys>.Instance), IsEmulator: false)], Clock));
        return all.BuildServiceProvider();
    }
}
