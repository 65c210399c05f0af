using System.Security.Claims;

namespace Coach.Bot.Portal;

/// <summary>Who may do what with transcripts. The names are app roles at the provider.</summary>
internal static class PortalRoles
{
    /// <summary>Reads and exports transcripts without names.</summary>
    public const string Facilitator = "Facilitator";

    /// <summary>Exports them with names, for a stated reason.</summary>
    public const string Reidentify = "Reidentify";

    /// <summary>May do what a facilitator may.</summary>
    public const string Admin = "Admin";

    /// <summary>The claim that holds the roles.</summary>
    public const string Claim = "roles";

    public static IReadOnlyList<string> All { get; } = [Facilitator, Reidentify, Admin];

    /// <summary>The account in the provider's own words, for the audit log.</summary>
    public static string AccountOf(ClaimsPrincipal user) => user.FindFirstValue("oid") ?? user.FindFirstValue("sub") ?? user.Identity?.Name ?? "nobody";
}
