using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Core.Conversations;

namespace Coach.Bot.EndToEnd.Teams;

/// <summary>
/// Microsoft's Agents Playground: a Teams client with its connector, on this machine alone. Each has one personal chat, so each conversation gets its own;
/// it is driven by the requests that its own page sends.
/// </summary>
public sealed partial class Playground : IDisposable
{
    private readonly TemporaryFolder folder;
    private readonly ChildProcess process;
    private readonly BotMessages bot;

    private Playground(TemporaryFolder folder, ChildProcess process, HttpClient http, (JsonNode Config, BotMessages Bot) chat)
    {
        (this.folder, this.process, Http) = (folder, process, http);
        (Config, bot) = chat;
    }

    public HttpClient Http { get; }

    public ImmutableList<BotMessage> Messages => bot.All;

    /// <summary>The personal chat, as the coach knows it.</summary>
    public ConversationAddress Conversation => new("teams", (string)Config["tenantId"]!, ChatId, IsPersonal: true);

    private JsonNode Config { get; }

    private string ChatId => (string)Config["personalChat"]!["id"]!;

    private JsonObject From => new() { ["id"] = (string)Config["currentUser"]!["id"]! };

    public static async Task<Playground> StartAsync(Uri messages)
    {
        Assert.True(File.Exists(Repository.Playground), "The Agents Playground is not installed: run \"npm ci\" in tests/Coach.Bot.EndToEnd, or tests/run once.");
        var place = new TemporaryFolder();
        var started = new ChildProcess(StartInfo(messages, place.Path));
        var port = (await started.PrintsAsync(ListeningLine())).Groups["port"].Value;
        var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var config = JsonNode.Parse(await http.GetStringAsync("/_internal/v1/testConfig"))!["config"]!;
        return new(place, started, http, (config, await BotMessages.ListenAsync(http.BaseAddress, (string)config["bot"]!["id"]!)));
    }

    /// <summary>What opening its page does: the Playground sends installationUpdate and conversationUpdate at once.</summary>
    public Task InstallAsync() => PostAsync($"/_debug/conversation/{ChatId}/installation", []);

    public Task TypeAsync(string text) =>
        PostAsync($"/_conversation/v1/conversations/{ChatId}/messages", new() { ["type"] = "text", ["text"] = text, ["textFormat"] = "plain", ["from"] = From });

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

    private static ProcessStartInfo StartInfo(Uri messages, string folder)
    {
        string[] arguments =
        [
            "--require", Path.Combine(AppContext.BaseDirectory, "loopback.cjs"), Repository.Playground, "start",
            "--app-endpoint", messages.AbsoluteUri, "--channel-id", "msteams", "--port", FreePort.Next(), "--disable-telemetry", "true", "--enable-events-recording", "true",
        ];
        var start = new ProcessStartInfo("node", arguments) { WorkingDirectory = folder }; // it writes ./devTools
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        start.Environment["TZ"] = "UTC";
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
        ["from"] = From,
    };

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
