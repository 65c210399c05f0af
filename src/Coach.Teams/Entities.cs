using Coach.Teams.Wire;

namespace Coach.Teams;

internal static class Entities
{
    /// <summary>The entities of one type, whatever else stands among them and in whatever order.</summary>
    public static IEnumerable<Entity> Of(Activity activity, string type) =>
        (activity.Entities ?? [])
            .Select(entity => JsonReading.ReadOrNull(entity, TeamsJson.Default.Entity))
            .OfType<Entity>()
            .Where(entity => string.Equals(entity.Type, type, StringComparison.Ordinal));
}

internal static class ClientInfo
{
    public static Entity? Of(Activity activity) => Entities.Of(activity, "clientInfo").FirstOrDefault();
}
