using System.Collections.Immutable;
using Coach.Transcripts.Audit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Coach.Bot.Portal;

/// <summary>Whoever is turned away is told why, and for want of a role is on record: a person by a page, a program by problem details.</summary>
internal sealed class Refusals(AuditLog audit) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (!authorizeResult.Forbidden)
        {
            await usual.HandleAsync(next, context, policy, authorizeResult);
            await (authorizeResult.Challenged && PortalServices.IsProgram(context.Request) ? NobodyAsync(context) : Task.CompletedTask);
            return;
        }

        await NoteAsync(audit, context);
        if (PortalServices.IsProgram(context.Request))
        {
            await Results.Problem(title: "Your account may not do this.", detail: "It needs the role Facilitator; ask whoever runs the coach.", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(RefusedPage, context.RequestAborted);
    }

    /// <summary>Puts a refusal on record.</summary>
    public static Task NoteAsync(AuditLog audit, HttpContext context) =>
        audit.AppendAsync(new(AuditAct.Refused, PortalRoles.AccountOf(context.User), Reason: null, context.Request.Path, ImmutableSortedDictionary<string, int>.Empty), context.RequestAborted);

    /// <summary>Beside the header that says how to come in.</summary>
    private static Task NobodyAsync(HttpContext context) =>
        Results.Problem(title: "Nobody is signed in.", detail: "Send a token of the organisation's provider that is meant for this coach, or sign in at /transcripts.", statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context);

    private const string RefusedPage = """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Not for this account</title>
        <link rel="stylesheet" href="/look.css"><link rel="stylesheet" href="/portal.css"></head>
        <body><main class="narrow"><h1>Your account may not see this</h1>
        <p>Transcripts are for people with the role Facilitator. Ask whoever runs the coach. That you asked is in the audit log.</p>
        <p><a href="/transcripts/sign-in">Sign in with another account</a></p></main></body></html>

        """;
}
