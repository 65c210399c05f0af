using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>What oauth.v2.access gives out. A refresh token is good once.</summary>
internal static class SlackInstaller
{
    /// <summary>Begins the code that a whole organisation brings back.</summary>
    public const string Organisation = "org";

    private static readonly ConcurrentDictionary<string, bool> Refreshable = new(StringComparer.Ordinal);

    public static IResult Grant(SlackCall call, ConcurrentDictionary<string, bool> tokens)
    {
        if (call["refresh_token"] is { } refresh ? !Refreshable.TryRemove(refresh, out _) : call["code"] is not { Length: > 0 })
        {
            return Results.Json(new JsonObject { ["ok"] = false, ["error"] = call["refresh_token"] is null ? "invalid_code" : "invalid_refresh_token" });
        }

        var isOrganisation = call["code"]?.StartsWith(Organisation, StringComparison.Ordinal) ?? false;
        var (token, next) = ($"xoxe.xoxb-{Guid.NewGuid():N}", $"xoxe-{Guid.NewGuid():N}");
        tokens[token] = true;
        Refreshable[next] = true;
        return Results.Json(new JsonObject
        {
            ["ok"] = true,
            ["access_token"] = token,
            ["refresh_token"] = next,
            ["expires_in"] = 43200,
            ["token_type"] = "bot",
            ["scope"] = "app_mentions:read,chat:write",
            ["bot_user_id"] = FakeSlack.Bot,
            ["app_id"] = "A0COACH",
            ["is_enterprise_install"] = isOrganisation,
            ["team"] = isOrganisation ? null : new JsonObject { ["id"] = "T0TEAM", ["name"] = "Example" },
            ["enterprise"] = isOrganisation ? new JsonObject { ["id"] = "E0ORG", ["name"] = "Example" } : null,
            ["authed_user"] = new JsonObject { ["id"] = "U0INSTALLER" },
        });
    }
}
