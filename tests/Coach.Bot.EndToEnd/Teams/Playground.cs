using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.EndToEnd.Signed;
using Coach.Core.Conversations;

namespace Coach.Bot.EndToEnd.Teams;

/// <summary>
/// Microsoft's Agents Playground: a Teams client with its connector, on this machine alone. Each has one conversation of each scope, so each test gets its own;
/// it is driven by the requests that its own page sends. With an identity provider it signs what it sends, and takes only what is signed.
/// </summary>
public sealed partial class Playground : IDisposable
{
    private const string Mention = "<at>Test Bot</at>";
    private readonly TemporaryFolder folder;
    private readonly ChildProcess process;
    private readonly BotMessages bot;
    private readonly PlaygroundScope scope;

    private Playground(TemporaryFolder folder, ChildProcess process, HttpClient http, (JsonNode Config, BotMessages Bot, PlaygroundScope Scope) chat)
    {
        (this.folder, this.process, Http) = (folder, process, http);
        (Config, bot, scope) = chat;
        ChatId = (string)(scope switch
        {
            PlaygroundScope.Personal => Config["personalChat"]!,
            PlaygroundScope.Group => Config["groupChats"]![0]!,
            PlaygroundScope.Channel => Config["teams"]![0]!["channels"]![0]!,
        })["id"]!;
    }

    public HttpClient Http { get; }

    public ImmutableList<BotMessage> Messages => bot.All;

    /// <summary>The chat or thread, as the coach knows it.</summary>
    public ConversationAddress Conversation => new("teams", (string)Config["tenantId"]!, ChatId, scope is PlaygroundScope.Personal);

    private JsonNode Config { get; }

    /// <summary>In a channel that of the thread, once somebody has written there.</summary>
    private string ChatId { get; set; }

    private JsonNode Me => Config["currentUser"]!;

    private JsonNode Colleague => Config["users"]![0]!;

    public static Task<Playground> StartAsync(Uri messages, PlaygroundScope scope = PlaygroundScope.Personal) => StartAsync(messages, scope, signedBy: null);

    internal static async Task<Playground> StartAsync(Uri messages, PlaygroundScope scope, IdentityProvider? signedBy)
    {
        Assert.True(File.Exists(Repository.Playground), "The Agents Playground is not installed: run \"npm ci\" in tests/Coach.Bot.EndToEnd, or tests/run once.");
        var place = new TemporaryFolder();
        var started = new ChildProcess(StartInfo(messages, place.Path, signedBy));
        var port = (await started.PrintsAsync(ListeningLine())).Groups["port"].Value;
        var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var config = JsonNode.Parse(await http.GetStringAsync("/_internal/v1/testConfig"))!["config"]!;
        return new(place, started, http, (config, await BotMessages.ListenAsync(http.BaseAddress, (string)config["bot"]!["id"]!), scope));
    }

    /// <summary>What opening its page does: the Playground sends installationUpdate and conversationUpdate at once.</summary>
    public Task InstallAsync() => PostAsync($"/_debug/conversation/{ChatId}/installation", []);

    /// <summary>Where others read along the coach hears only what mentions it.</summary>
    public async Task TypeAsync(string text)
    {
        var message = new JsonObject { ["type"] = "text", ["text"] = Mentioning(text), ["textFormat"] = "plain", ["from"] = Account(Me), ["mentions"] = Mentions() };
        var sent = JsonNode.Parse(await PostAsync($"/_conversation/v1/conversations/{ChatId}/messages", message))!;
        ChatId = (string?)sent["postConversationId"] ?? ChatId;
    }

    /// <summary>Somebody else types in the same thread: the Playground's page can't, but it can send any activity.</summary>
    public async Task HearAsync(string text)
    {
        var activity = JsonNode.Parse(await Http.GetStringAsync($"/_internal/v1/customActivities/template?conversationId={Uri.EscapeDataString(ChatId)}"))!.AsObject();
        (activity["type"], activity["text"], activity["from"], activity["entities"]) = ("message", Mentioning(text), Account(Colleague), Mentions());
        await PostAsync("/_internal/v1/customActivities", activity);
    }

    /// <summary>Presses a button of a card, with what its inputs hold, and gives the coach's answer to the press.</summary>
    public async Task<JsonNode> PressAsync(BotMessage on, JsonObject action, IEnumerable<(string Field, string Value)> inputs)
    {
        var data = action["data"]!.DeepClone().AsObject();
        foreach (var (field, value) in inputs)
        {
            data[field] = value;
        }

        var answer = JsonNode.Parse(await PostAsync("/_conversation/v1/invoke", Invoke(on.Id, action, data)))!;
        if ((string?)answer["type"] == "application/vnd.microsoft.card.adaptive")
        {
            bot.Replace(on.Id, answer["value"]!.DeepClone());
        }

        return answer;
    }

    /// <summary>Every request so far between the Playground and the coach, in both directions, as the Playground recorded them.</summary>
    public ImmutableArray<JsonNode> Recording()
    {
        var file = Directory.EnumerateFiles(Path.Combine(folder.Path, "devTools"), "events_recording_*.log").SingleOrDefault();
        return file is null ? [] : [.. File.ReadAllText(file).Split("\n---\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(entry => JsonNode.Parse(entry)!)];
    }

    public void Dispose()
    {
        bot.Dispose();
        Http.Dispose();
        process.Dispose();
        folder.Dispose();
    }

    private static ProcessStartInfo StartInfo(Uri messages, string folder, IdentityProvider? signedBy)
    {
        string[] signs = signedBy is null ? [] : ["--client-id", IdentityProvider.AppId, "--client-secret", IdentityProvider.Secret, "--tenant-id", IdentityProvider.Tenant];
        string[] signsIn = signedBy is null ? [] : ["--require", MicrosoftScript.SignIn];
        string[] arguments =
        [
            .. signsIn, "--require", Path.Combine(AppContext.BaseDirectory, "loopback.cjs"), Repository.Playground, "start", .. signs,
            "--app-endpoint", messages.AbsoluteUri, "--channel-id", "msteams", "--port", FreePort.Next(), "--disable-telemetry", "true", "--enable-events-recording", "true",
        ];
        var start = new ProcessStartInfo("node", arguments) { WorkingDirectory = folder }; // it writes ./devTools
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        start.Environment["TZ"] = "UTC";
        start.Environment["IDENTITY_PROVIDER"] = signedBy?.Http.AbsoluteUri;
        return start;
    }

    private JsonObject Invoke(string replyTo, JsonObject action, JsonObject data) => new()
    {
        ["name"] = "adaptiveCard/action",
        ["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["title"] = (string?)action["title"], ["verb"] = (string?)action["verb"], ["data"] = data },
        },
        ["conversation"] = new JsonObject { ["id"] = ChatId },
        ["replyToId"] = replyTo,
        ["from"] = Account(Me),
    };

    private string Mentioning(string text) => scope is PlaygroundScope.Personal ? text : $"{Mention} {text}";

    private JsonArray Mentions() => scope is PlaygroundScope.Personal ? [] : [new JsonObject { ["type"] = "mention", ["mentioned"] = Account(Config["bot"]!), ["text"] = Mention }];

    private static JsonObject Account(JsonNode who) => new() { ["id"] = (string)who["id"]! };

    private async Task<string> PostAsync(string path, JsonObject body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(new Uri(path, UriKind.Relative), content);
        var answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? answer : throw new HttpRequestException($"{path}: {(int)response.StatusCode} {answer}");
    }

    [GeneratedRegex(@"Listening on (?<port>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ListeningLine();
}

/// <summary>Where in Teams people talk with the coach.</summary>
public enum PlaygroundScope : byte { Personal = 1, Group, Channel }
