using System.Net.Http.Headers;
using System.Text.Json;
using Coach.Bot.Endpoints.Local;
using Coach.Bot.Settings;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Coach.Transcripts.Records;

namespace Coach.Bot.Commands.Examining;

/// <summary>Everything the coach leans on, looked at once: addresses, the store and the rights to it, the channels, the clock.</summary>
internal sealed class Examination(IConfiguration configuration, IServiceProvider services, HttpClient http, TimeProvider clock)
{
    private const string TeamsKeys = "https://login.botframework.com/v1/.well-known/openidconfiguration";
    private const string SlackToken = "Slack:BotToken", SlackSecret = "Slack:SigningSecret", SlackApi = "Slack:ApiUrl";
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(1);
    private static readonly string Nobody = CaseNames.HashOf(new ConversationAddress("doctor", Tenant: null, "doctor", IsPersonal: true));
    private DateTimeOffset? elsewhere;

    public async IAsyncEnumerable<Finding> RunAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return Addresses();
        yield return await TryAsync("transcripts can be read", "check Transcripts:* and the right to read there", ReadAsync, cancellation);
        yield return await TryAsync("transcripts can be written", "check the space left, and the right to write there (Storage Blob Data Contributor)", WriteAsync, cancellation);
        if (IsSet("MicrosoftAppId"))
        {
            yield return await TryAsync("keys of Teams", $"let this machine reach {new Uri(TeamsKeys).Host} on port 443", token => GetAsync(new Uri(TeamsKeys), token), cancellation);
        }

        if (IsSet(SlackToken))
        {
            yield return await TryAsync("token of Slack", "install the app again, and set the new token", SlackAsync, cancellation);
        }

        yield return Clock();
    }

    private bool IsSet(string key) => configuration[key] is { Length: > 0 };

    private Finding Addresses()
    {
        var addresses = CoachSettings.Addresses(configuration);
        var isOpen = !IsSet("MicrosoftAppId") && !IsSet(SlackSecret) && !addresses.All(LocalOnly.IsLoopback);
        return new("addresses", string.Join(", ", addresses), isOpen ? "without credentials listen on localhost only, or set those of a channel; every request is refused as it is" : null);
    }

    private async Task<string> ReadAsync(CancellationToken cancellation)
    {
        await services.GetRequiredService<ITranscriptStore>().LatestAsync(Nobody, cancellation);
        return "yes";
    }

    private async Task<string> WriteAsync(CancellationToken cancellation)
    {
        var (records, name) = (services.GetRequiredService<IRecords>(), $"doctor/{Guid.NewGuid():N}");
        await records.WriteAsync(name, "{}"u8.ToArray(), RecordTag.None, cancellation);
        var read = await records.ReadAsync(name, cancellation);
        await records.DeleteAsync(name, expected: null, cancellation);
        return read is null ? throw new IOException("what was written is not there") : "yes";
    }

    private async Task<string> GetAsync(Uri address, CancellationToken cancellation)
    {
        using var answer = await http.GetAsync(address, cancellation);
        elsewhere ??= answer.Headers.Date;
        return answer.IsSuccessStatusCode ? "yes" : throw new HttpRequestException($"status {(int)answer.StatusCode}");
    }

    private async Task<string> SlackAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(configuration[SlackApi] ?? "https://slack.com/api/"), "auth.test"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", configuration[SlackToken]);
        using var answer = await http.SendAsync(request, cancellation);
        elsewhere ??= answer.Headers.Date;
        using var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation));
        return body.RootElement.GetProperty("ok").GetBoolean() ? "accepted" : throw new HttpRequestException("it is refused");
    }

    private Finding Clock()
    {
        if (elsewhere is not { } there)
        {
            return new("clock", "not compared: nothing else is asked");
        }

        var skew = (clock.GetUtcNow() - there).Duration();
        return new("clock", $"{skew.TotalSeconds:0} s from others", skew > MostSkew ? "synchronise it (NTP); tokens and signatures are refused beyond five minutes" : null);
    }

    private static async Task<Finding> TryAsync(string what, string fix, Func<CancellationToken, Task<string>> look, CancellationToken cancellation)
    {
        try
        {
            return new(what, await look(cancellation));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or HttpRequestException or TaskCanceledException or JsonException)
        {
            return new(what, $"no ({Reason(e)})", fix);
        }
    }

    /// <summary>The messages of these are the system's or ours; those of others could repeat what was sent.</summary>
    private static string Reason(Exception e) => e is HttpRequestException or IOException or UnauthorizedAccessException ? e.Message : e.GetType().Name;
}
