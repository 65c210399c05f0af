namespace Coach.Slack.Api;

/// <summary>What is known of a call that went wrong.</summary>
public enum WebApiFault : byte
{
    /// <summary>It surely did nothing: calling again is right.</summary>
    NotDone = 1,

    /// <summary>It may have been done: calling again could do it twice.</summary>
    Unknown,

    /// <summary>Slack won't do it, now or later.</summary>
    Refused,
}

/// <summary>A call to the Web API that went wrong. Holds neither a text nor a token.</summary>
/// <param name="code">Slack's own word for it, such as channel_not_found; null when there was none.</param>
public sealed class WebApiException(string method, WebApiFault fault, string? code, Exception? cause = null)
    : Exception($"{method}: {code ?? "no answer"}.", cause)
{
    public WebApiFault Fault => fault;

    public string? Code => code;

    /// <summary>Whether Slack refuses the token, and not what was asked with it.</summary>
    public bool IsTokenRefused => code is "invalid_auth" or "token_revoked" or "token_expired" or "account_inactive";

    /// <summary>How long Slack asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
