using Coach.Core.Conversations;
using Microsoft.AspNetCore.Diagnostics;

namespace Coach.Bot.Endpoints;

/// <summary>Whatever nobody had an answer for: a fixed sentence and a reference for the person, the fault for the log.</summary>
internal static class LastDoor
{
    public static void Handle(IApplicationBuilder app) => app.Run(AnswerAsync);

    private static Task AnswerAsync(HttpContext context)
    {
        if (context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad)
        {
            return Results.Problem(title: "That request could not be read.", statusCode: bad.StatusCode).ExecuteAsync(context);
        }

        return Results.Problem(title: Say.It("Failed", context.TraceIdentifier), statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
    }
}
