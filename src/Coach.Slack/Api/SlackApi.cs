using System.Text.Json;
using Coach.Slack.Wire;

namespace Coach.Slack.Api;

/// <summary>The methods of the Web API that the coach uses. Each throws a <see cref="WebApiException"/>.</summary>
public sealed class SlackApi(WebApiClient client)
{
    /// <summary>Posts a message.</summary>
    /// <returns>Its time, which is its id.</returns>
    public async Task<string> PostAsync(SlackAccess access, PostMessage message, CancellationToken cancellation) =>
        (await CallAsync(WebApiCall.Of(access, ("chat.postMessage", message.Channel), message, SlackJson.Default.PostMessage), SlackWire.Default.PostedAnswer, cancellation)).Ts;

    public Task UpdateAsync(SlackAccess access, UpdateMessage message, CancellationToken cancellation) =>
        client.CallAsync(WebApiCall.Of(access, ("chat.update", message.Channel), message, SlackJson.Default.UpdateMessage), cancellation);

    public Task OpenViewAsync(SlackAccess access, OpenView view, CancellationToken cancellation) =>
        client.CallAsync(WebApiCall.Of(access, ("views.open", null), view, SlackJson.Default.OpenView), cancellation);

    public Task PublishHomeAsync(SlackAccess access, PublishView view, CancellationToken cancellation) =>
        client.CallAsync(WebApiCall.Of(access, ("views.publish", null), view, SlackJson.Default.PublishView), cancellation);

    /// <summary>The channel of the direct message with somebody.</summary>
    public async Task<string> OpenDirectAsync(SlackAccess access, string user, CancellationToken cancellation) =>
        (await CallAsync(WebApiCall.Of(access, "conversations.open", ("users", user)), SlackWire.Default.OpenedAnswer, cancellation)).Channel.Id;

    public async Task<SlackUser> UserAsync(SlackAccess access, string user, CancellationToken cancellation) =>
        (await CallAsync(WebApiCall.Of(access, "users.info", ("user", user), ("include_locale", "true")), SlackWire.Default.UserAnswer, cancellation)).User;

    public Task<TestAnswer> TestAsync(SlackAccess access, CancellationToken cancellation) =>
        CallAsync(WebApiCall.Of(access, "auth.test"), SlackWire.Default.TestAnswer, cancellation);

    /// <summary>Shares a file in a channel, in a thread where one is named.</summary>
    public async Task ShareAsync(SlackAccess access, SharedFile file, CancellationToken cancellation)
    {
        var length = file.Content.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var place = await CallAsync(WebApiCall.Of(access, "files.getUploadURLExternal", ("filename", file.Name), ("length", length)), SlackWire.Default.UploadAnswer, cancellation);
        await client.UploadAsync(place.UploadUrl, file.Content, cancellation);
        var files = JsonSerializer.Serialize([new(place.FileId, file.Name)], SlackJson.Default.ImmutableArrayUploadedFile);
        await client.CallAsync(WebApiCall.Of(access, "files.completeUploadExternal", ("files", files), ("channel_id", file.Channel), ("thread_ts", file.Thread)) with { IsRepeatable = false }, cancellation);
    }

    /// <summary>Exchanges the code of an installation, or a refresh token, for a token.</summary>
    public Task<AccessAnswer> AccessAsync(AppCredentials app, (string Grant, string Value) proof, CancellationToken cancellation) => CallAsync(
        WebApiCall.Of(
            new("oauth", Token: null),
            "oauth.v2.access",
            ("client_id", app.ClientId),
            ("client_secret", app.ClientSecret),
            (proof.Grant, proof.Value),
            ("grant_type", proof.Grant == "refresh_token" ? proof.Grant : null),
            ("redirect_uri", proof.Grant == "code" ? app.RedirectUri : null)) with
        { IsRepeatable = false },
        SlackWire.Default.AccessAnswer,
        cancellation);

    public Task RespondAsync(Uri address, Ephemeral note, CancellationToken cancellation) =>
        client.RespondAsync(address, JsonSerializer.SerializeToUtf8Bytes(note, SlackJson.Default.Ephemeral), cancellation);

    private async Task<T> CallAsync<T>(WebApiCall call, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        var answer = await client.CallAsync(call, cancellation);
        try
        {
            return answer.Deserialize(type)!;
        }
        catch (JsonException e)
        {
            throw new WebApiException(call.Method, WebApiFault.Refused, "unreadable_answer", cause: e);
        }
    }
}
