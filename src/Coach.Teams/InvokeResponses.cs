using System.Text.Json;
using Coach.Teams.Wire;

namespace Coach.Teams;

/// <summary>The body that answers an adaptiveCard/action invoke. The HTTP status is 200 whatever it says, unless the fault is our own.</summary>
public sealed record InvokeResponse(int StatusCode, string Type, JsonElement Value);

/// <summary>Why an invoke has no answer.</summary>
/// <param name="Message">A fixed sentence.</param>
public sealed record InvokeError(string Code, string Message);

/// <summary>The answers that a pressed button can have.</summary>
/// <remarks>https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format</remarks>
public static class InvokeResponses
{
    /// <summary>The card takes the place of the one that was pressed.</summary>
    public static InvokeResponse Card(AdaptiveCard card) =>
        new(200, AdaptiveCard.ContentType, JsonSerializer.SerializeToElement(card, TeamsJson.Default.AdaptiveCard));

    /// <summary>The card stays, and the person sees the message.</summary>
    public static InvokeResponse Message(string text) =>
        new(200, "application/vnd.microsoft.activity.message", JsonSerializer.SerializeToElement(text, TeamsJson.Default.String));

    /// <summary>The sender asked for something we don't have.</summary>
    public static InvokeResponse NotOurs(string message) => Error(400, new InvokeError("BadRequest", message));

    /// <summary>The fault is ours; the HTTP status says 500 too.</summary>
    public static InvokeResponse Failed(string message) => Error(500, new InvokeError("InternalServerError", message));

    private static InvokeResponse Error(int status, InvokeError error) =>
        new(status, "application/vnd.microsoft.error", JsonSerializer.SerializeToElement(error, TeamsJson.Default.InvokeError));
}
