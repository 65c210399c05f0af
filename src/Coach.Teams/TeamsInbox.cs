using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Teams.Wire;

namespace Coach.Teams;

/// <summary>Turns the body of a request from Teams into what it means.</summary>
public static class TeamsInbox
{
    /// <summary>Never throws, whatever the body is.</summary>
    /// <param name="now">UTC.</param>
    public static Inbound Read(ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        try
        {
            var activity = JsonSerializer.Deserialize(body, TeamsJson.Default.Activity);
            return activity is null ? new Inbound.Invalid("The body is no activity.") : Sort(activity, now);
        }
        catch (JsonException)
        {
            return new Inbound.Invalid("The body is no activity in JSON.");
        }
    }

    private static Inbound Sort(Activity activity, DateTimeOffset now) => activity switch
    {
        { Type: null or "" } => new Inbound.Invalid("The activity has no type."),
        { Type: "message" } when !IsOwnEcho(activity) => Message(activity, SaidIn(activity), now),
        { Type: "conversationUpdate" } when BringsUsTogether(activity) => Message(activity, new Said.Joined(), now),
        { Type: "installationUpdate", Action: "add" or "add-upgrade" } => Message(activity, new Said.Joined(), now),
        { Type: "invoke" } => Invoke(activity, now),
        _ => new Inbound.Ignored(activity),
    };

    private static Inbound Message(Activity activity, Said? said, DateTimeOffset now) => (said, ActivityFlaws.First(activity)) switch
    {
        (null, _) => new Inbound.Ignored(activity),
        (_, { } why) => new Inbound.Invalid(why),
        _ => new Inbound.Message(Stamped(activity, said, now), activity),
    };

    private static Inbound Invoke(Activity activity, DateTimeOffset now) => (Answer(activity), ActivityFlaws.First(activity)) switch
    {
        (null, _) => new Inbound.UnknownInvoke(activity.Name, activity),
        (_, { } why) => new Inbound.Invalid(why),
        ({ } said, _) => new Inbound.CardAction(Stamped(activity, said, now), activity),
    };

    private static Said? Answer(Activity activity) =>
        activity.Name is "adaptiveCard/action" ? CardAnswer.Read(activity.Value.ReadOrNull(TeamsJson.Default.CardInvoke)?.Action?.Data) : null;

    /// <summary>An Action.Submit is a message with a value and no text. One with neither (a picture, say) is an empty one: it deserves an answer too.</summary>
    private static Said? SaidIn(Activity activity) => (string.IsNullOrWhiteSpace(activity.Text), activity.Value) switch
    {
        (true, { ValueKind: JsonValueKind.Object }) => CardAnswer.Read(activity.Value),
        _ => new Said.Typed(Mentions.Strip(activity)),
    };

    private static bool IsOwnEcho(Activity activity) => IsUs(activity.From?.Id, activity);

    private static bool BringsUsTogether(Activity activity) =>
        activity.MembersAdded?.OfType<ChannelAccount>().Any(member => IsPersonal(activity.Conversation) || IsUs(member.Id, activity)) ?? false;

    private static bool IsUs(string? id, Activity activity) => id is not null && string.Equals(id, activity.Recipient?.Id, StringComparison.Ordinal);

    private static bool IsPersonal(ConversationAccount? conversation) =>
        conversation is { ConversationType: "personal" } or { ConversationType: null, IsGroup: not true };

    private static InboundMessage Stamped(Activity activity, Said said, DateTimeOffset now)
    {
        var (at, zone) = PersonsClock.At(activity, now);
        var address = new ConversationAddress("teams", Tenants.Of(activity).FirstOrDefault(), activity.Conversation!.Id!, IsPersonal(activity.Conversation));
        var person = new Person(activity.From!.Id!, activity.From.Name);
        return new InboundMessage(address, activity.Id!, person, said, at, activity.Locale ?? ClientInfo.Of(activity)?.Locale, zone);
    }
}
