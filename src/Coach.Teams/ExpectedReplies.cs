using System.Collections.Immutable;
using System.Text.Json;
using Coach.Teams.Wire;

namespace Coach.Teams;

/// <summary>The answer to a request that wants its replies in it, instead of a call for each.</summary>
/// <remarks>https://github.com/microsoft/Agents/blob/main/specs/activity/protocol-activity.md#delivery-mode</remarks>
public sealed record ExpectedReplies(ImmutableArray<Activity> Activities)
{
    public static bool AreAskedFor(Activity activity) => activity.DeliveryMode is "expectReplies";

    /// <summary>What a pressed button gets, among the replies.</summary>
    public static Activity Invoked(InvokeResponse response) => new()
    {
        Type = "invokeResponse",
        Value = JsonSerializer.SerializeToElement(new InvokeResult(response.StatusCode, response), TeamsJson.Default.InvokeResult),
    };
}

/// <summary>The status and body that the answer to an invoke would have had.</summary>
public sealed record InvokeResult(int Status, InvokeResponse Body);
