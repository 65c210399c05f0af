using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Coach.Bot.Archiving;
using Coach.Bot.Cases;
using Coach.Bot.Endpoints.Slack;
using Coach.Bot.Reminding;
using Coach.Bot.Sending;
using Coach.Bot.Settings;
using Coach.Core.Conversations;
using Coach.Slack;
using Coach.Slack.Api;
using Coach.Transcripts;
using Coach.Transcripts.Audit;
using Coach.Transcripts.Index;
using Coach.Transcripts.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Coach.Bot.Tests.Slack.Endpoint;

/// <summary>The whole Slack channel in one process: everything is real but the network, the disk and the clock.</summary>
internal sealed class SlackRig : IAsyncDisposable
{
    private static readonly SlackSettings Settings = new() { SigningSecret = "secret", BotToken = "xoxb-0-test", Hosts = SlackHosts.Slack, HasSendLimits = false };
    private static readonly SlackSignature Signature = new(Settings.SigningSecret);
    private ServiceProvider services;

    public SlackRig()
    {
        services = Start();
    }

    public FakeTimeProvider Clock { get; } = new(Recorded.Now);

    public FakeWebApi Web { get; } = new();

    public ITranscriptStore Store { get; init; } = new MemoryTranscriptStore();

    public MemoryRecords Records { get; } = new();

    /// <summary>The same store and workspace, and nothing remembered.</summary>
    public async Task RestartAsync()
    {
        await services.DisposeAsync();
        services = Start();
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>One that remembers nothing of the others, as on another replica.</summary>
    public T Another<T>()
        where T : notnull => ActivatorUtilities.CreateInstance<T>(services);

    /// <summary>One request, signed, to the endpoint.</summary>
    public async Task<(int Status, string Body)> PostAsync(JsonObject request)
    {
        var body = Encoding.UTF8.GetBytes(Recorded.Wire(request));
        var timestamp = Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var answer = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = Recorded.IsForm(request) ? "application/x-www-form-urlencoded" : "application/json";
        context.Request.Body = new MemoryStream(body);
        context.Request.Headers[SlackSignature.TimestampHeader] = timestamp;
        context.Request.Headers[SlackSignature.SignatureHeader] = Signature.Sign(timestamp, body);
        context.Response.Body = answer;
        await (await Get<SlackEndpoint>().HandleAsync(context)).ExecuteAsync(context);
        return (context.Response.StatusCode, Encoding.UTF8.GetString(answer.ToArray()));
    }

    /// <summary>Every log as it is written, without the ids that Slack gave to what was sent.</summary>
    public async Task<SortedDictionary<string, string>> LogsAsync()
    {
        var logs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var listed in Store.ListAsync(TestContext.Current.CancellationToken))
        {
            var log = await Store.ReadAsync(listed.Name, TestContext.Current.CancellationToken);
            var kept = log.Turns.Select(turn => turn with { Events = turn.Events.RemoveAll(happened => happened is ConversationEvent.ReplyDelivered) });
            logs.Add(listed.Name.ToString(), string.Concat(kept.Select(turn => Encoding.UTF8.GetString(TranscriptLines.Write(turn)))));
        }

        return logs;
    }

    public async Task<ConversationEvent[]> EventsAsync()
    {
        var events = new List<ConversationEvent>();
        await foreach (var listed in Store.ListAsync(TestContext.Current.CancellationToken))
        {
            events.AddRange((await Store.ReadAsync(listed.Name, TestContext.Current.CancellationToken)).Turns.SelectMany(turn => turn.Events));
        }

        return [.. events];
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private Archive ArchiveOf(CaseIndex index) => new(new IndexedTranscriptStore(Store, index, Clock), Records, index, new AuditLog(Records, Clock), Clock);

    private ServiceProvider Start()
    {
        var all = new ServiceCollection();
        all.AddProblemDetails().AddLogging().AddSingleton<TimeProvider>(Clock).AddSingleton(CoachPolicy.Default);
        all.AddCases();
        all.AddSending();
        all.AddSlack(Settings);
        all.AddReminders();
        all.AddSingleton(_ => ArchiveOf(new CaseIndex(Records, Clock)));
        all.AddSingleton<ITranscriptStore>(provider => provider.GetRequiredService<Archive>().Store).AddSingleton<IRecords>(Records);
        all.AddSingleton(new WebApiClient(new HttpClient(Web, disposeHandler: false), Settings.Hosts, new(TimeSpan.Zero, TimeProvider.System)));
        return all.BuildServiceProvider();
    }
}
