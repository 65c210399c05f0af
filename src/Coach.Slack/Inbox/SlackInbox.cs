using System.Text.Json;
using Coach.Slack.Wire;

namespace Coach.Slack.Inbox;

/// <summary>Turns the body of a proved request from Slack into what it means. What a body is shows in the body, so any of the addresses takes any of them.</summary>
public static class SlackInbox
{
    /// <summary>Never throws, whatever the body is.</summary>
    /// <param name="isForm">Whether the content type says that the body is a form; otherwise it must be JSON.</param>
    /// <param name="now">UTC.</param>
    public static SlackInbound Read(ReadOnlySpan<byte> body, bool isForm, DateTimeOffset now)
    {
        try
        {
            return (isForm ? Form(FormFields.Read(body), now) : EventsInbox.Read(body, now)) ?? new SlackInbound.Invalid("The request lacks what an answer needs.");
        }
        catch (JsonException)
        {
            return new SlackInbound.Invalid("The request is not as Slack makes them.");
        }
    }

    /// <summary>Slack looks at the certificate. This comes without a signature, so nothing else in the body counts.</summary>
    public static bool IsCertificateCheck(ReadOnlySpan<byte> body) =>
        body.IndexOf("ssl_check"u8) >= 0 && FormFields.Read(body) is { } fields && fields.GetValueOrDefault("ssl_check") == "1";

    private static SlackInbound? Form(IReadOnlyDictionary<string, string>? fields, DateTimeOffset now) => fields switch
    {
        null => null,
        _ when fields.TryGetValue("payload", out var payload) => InteractionsInbox.Read(payload, now),
        _ when fields.ContainsKey("command") => CommandsInbox.Read(fields),
        _ => null,
    };
}
