using Coach.Teams.Wire;

namespace Coach.Teams;

/// <summary>What an activity that we would answer must have.</summary>
internal static class ActivityFlaws
{
    /// <summary>The first thing that is wrong, as a fixed sentence; null when all is well.</summary>
    public static string? First(Activity activity) => activity switch
    {
        { Id: null or "" } => "The activity has no id.",
        { ChannelId: null or "" } => "The activity has no channelId.",
        { Conversation: null or { Id: null or "" } } => "The activity has no conversation id.",
        { From: null or { Id: null or "" } } => "The activity doesn't say who it is from.",
        { ServiceUrl: null or "" } => "The activity has no serviceUrl.",
        _ when !IsAddress(activity.ServiceUrl) => "The serviceUrl is no web address.",
        _ when Tenants.Of(activity).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1 => "The activity names two tenants.",
        _ => null,
    };

    private static bool IsAddress(string serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";
}

internal static class Tenants
{
    /// <summary>The tenant in channelData, then the one of the conversation; normally the same.</summary>
    public static IEnumerable<string> Of(Activity activity) =>
        new[] { activity.ChannelData.ReadOrNull(TeamsJson.Default.TeamsChannelData)?.Tenant?.Id, activity.Conversation?.TenantId }
            .OfType<string>().Where(id => id.Length > 0);
}
