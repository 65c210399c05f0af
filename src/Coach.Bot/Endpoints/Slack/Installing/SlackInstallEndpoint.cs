using System.Text;
using Coach.Core.Conversations;
using Coach.Slack.Api;

namespace Coach.Bot.Endpoints.Slack.Installing;

/// <summary>GET /slack/install and /slack/oauth: a workspace installs the app (OAuth 2). What Slack brings back must belong to this browser, and counts once.</summary>
/// <remarks>https://docs.slack.dev/authentication/installing-with-oauth</remarks>
public sealed partial class SlackInstallEndpoint(SlackInstallations installations, SlackStates states, SlackRenewal renewal, ILogger<SlackInstallEndpoint> log)
{
    private const string Cookie = "slack-install";

    /// <summary>The least that the coach needs; the same as in the manifest.</summary>
    public static IReadOnlyList<string> Scopes { get; } = ["app_mentions:read", "chat:write", "commands", "files:write", "im:history", "im:write", "users:read"];

    public IResult Begin(HttpContext context)
    {
        var (state, proof) = states.New();
        context.Response.Cookies.Append(Cookie, proof, new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = SlackStates.Lifetime, Path = "/slack" });
        var query = QueryString.Create("client_id", renewal.ClientId).Add("scope", string.Join(',', Scopes)).Add("state", state).Add("redirect_uri", RedirectOf(context).OriginalString);
        return Results.Redirect(renewal.Authorize(query).AbsoluteUri);
    }

    public async Task<IResult> FinishAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var proof = context.Request.Cookies[Cookie];
        context.Response.Cookies.Delete(Cookie, new() { Path = "/slack" });
        if (query["code"] is not [{ Length: > 0 } code] || query["state"] is not [{ Length: > 0 } state] || !await states.TakeAsync(state, proof, context.RequestAborted))
        {
            return Page(Sentences.Install_NotDone, StatusCodes.Status400BadRequest);
        }

        try
        {
            var answer = await renewal.ExchangeAsync(code, RedirectOf(context), context.RequestAborted);
            if (SlackInstallation.WorkspaceOf(answer) is not { } workspace)
            {
                return Page(Sentences.Install_NotDone, StatusCodes.Status400BadRequest);
            }

            await installations.KeepAsync(workspace, answer, context.RequestAborted);
            return Page(Sentences.Install_Done, StatusCodes.Status200OK);
        }
        catch (WebApiException e)
        {
            NotInstalled(log, e);
            return Page(Sentences.Install_NotDone, e.Fault == WebApiFault.Refused ? StatusCodes.Status400BadRequest : StatusCodes.Status503ServiceUnavailable);
        }
    }

    private Uri RedirectOf(HttpContext context) => renewal.RedirectUrl ?? new($"{context.Request.Scheme}://{context.Request.Host}/slack/oauth");

    private static IResult Page(string sentence, int status) => Results.Text(sentence, "text/plain; charset=utf-8", Encoding.UTF8, status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack did not let itself be installed")]
    private static partial void NotInstalled(ILogger log, Exception exception);
}
