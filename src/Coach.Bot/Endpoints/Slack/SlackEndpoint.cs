using Coach.Slack;
using Coach.Slack.Inbox;

namespace Coach.Bot.Endpoints.Slack;

/// <summary>POST /slack/events, /slack/interactions and /slack/commands: bounded, proved, read; then answered by <see cref="SlackAnswers"/>.</summary>
/// <remarks>https://docs.slack.dev/authentication/verifying-requests-from-slack</remarks>
public sealed partial class SlackEndpoint(SlackSignature signature, SlackAnswers answers, TimeProvider clock, ILogger<SlackEndpoint> log)
{
    private const int MostBytes = 1024 * 1024;

    /// <summary>Slack gives up after 3 s; what takes longer goes on without it.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2.85);

    public async Task<IResult> HandleAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            return Results.NotFound();
        }

        var (refusal, body) = await RequestBody.ReadAsync(context, MostBytes);
        if (refusal is { } status)
        {
            return Results.StatusCode(status);
        }

        var isForm = context.Request.HasFormContentType;
        if (isForm && SlackInbox.IsCertificateCheck(body.Span))
        {
            return Results.Ok();
        }

        if (FaultIn(context.Request.Headers, body.Span) is { } fault)
        {
            NotProved(log, fault);
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        return isForm || context.Request.HasJsonContentType()
            ? await AnswerAsync(SlackInbox.Read(body.Span, isForm, clock.GetUtcNow()), context.RequestAborted)
            : Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
    }

    internal static string Reference() => Guid.NewGuid().ToString("N")[..8];

    private async Task<IResult> AnswerAsync(SlackInbound inbound, CancellationToken cancellation)
    {
        try
        {
            return await answers.AnswerAsync(inbound, cancellation).WaitAsync(Limit, clock, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(log, Reference(), e);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable); // events come again; whoever pressed sees an error and presses again
        }
    }

    private SignatureFault? FaultIn(IHeaderDictionary headers, ReadOnlySpan<byte> body) =>
        signature.FaultIn(headers[SlackSignature.TimestampHeader], headers[SlackSignature.SignatureHeader], body, clock.GetUtcNow());

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request is not proved to come from Slack: {Fault}")]
    private static partial void NotProved(ILogger log, SignatureFault fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "A request of Slack failed; reference {Reference}")]
    private static partial void Failed(ILogger log, string reference, Exception exception);
}
