using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Teams.Extension;
using Coach.Teams.Files;
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
        { Type: "messageUpdate", Id: { Length: > 0 } id } when EventOf(activity) is "editMessage" or "undeleteMessage" =>
            Message(activity, new Said.Edited(id, Mentions.Strip(activity)), now),
        { Type: "messageDelete", Id: { Length: > 0 } id } => Message(activity, new Said.Deleted(id), now),
        { Type: "installationUpdate", Action: "remove" or "remove-upgrade", Conversation.Id: { Length: > 0 } } => new Inbound.Left(AddressOf(activity), activity),
        { Type: "invoke", Name: "composeExtension/fetchTask" or "composeExtension/submitAction" } => Extension(activity, now),
        { Type: "invoke", Name: "fileConsent/invoke", Conversation.IsPersonal: true } => File(activity, now),
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

    private static Inbound Extension(Activity activity, DateTimeOffset now)
    {
        var sent = activity.Name is "composeExtension/submitAction" ? AboutMessage.Sent(activity.Value) : null;
        return ActivityFlaws.First(activity) is { } why ? new Inbound.Invalid(why) : new Inbound.ExtensionAction(Stamped(activity, new Said.Typed(sent ?? ""), now), sent, activity);
    }

    private static Inbound File(Activity activity, DateTimeOffset now) => (FileConsent.Read(activity.Value), ActivityFlaws.First(activity)) switch
    {
        (null, _) => new Inbound.UnknownInvoke(activity.Name, activity),
        (_, { } why) => new Inbound.Invalid(why),
        ({ } answer, _) => new Inbound.FileAnswered(Stamped(activity, new Said.Typed(""), now), answer, activity),
    };

    private static Said? Answer(Activity activity) =>
        activity.Name is "adaptiveCard/action" ? CardAnswer.Read(activity.Value.ReadOrNull(TeamsJson.Default.CardInvoke)?.Action?.Data) : null;

    /// <summary>An Action.Submit is a message with a value and no text. One with neither (a picture, say) is an empty one: it deserves an answer too.</summary>
    private static Said? SaidIn(Activity activity) => (string.IsNullOrWhiteSpace(activity.Text), activity.Value) switch
    {
        (true, { ValueKind: JsonValueKind.Object }) => CardAnswer.Read(activity.Value),
        _ when activity.Conversation is null or { IsPersonal: true } || Mentions.Us(activity) => new Said.Typed(Mentions.Strip(activity)),
        _ => null, // overheard in a group: not for us, and not to be kept
    };

    private static bool IsOwnEcho(Activity activity) => IsUs(activity.From?.Id, activity);

    private static bool BringsUsTogether(Activity activity) =>
        activity.MembersAdded?.OfType<ChannelAccount>().Any(member => activity.Conversation is { IsPersonal: true } || IsUs(member.Id, activity)) ?? false;

    private static bool IsUs(string? id, Activity activity) => id is not null && string.Equals(id, activity.Recipient?.Id, StringComparison.Ordinal);

    private static string? EventOf(Activity activity) => activity.ChannelData.ReadOrNull(TeamsJson.Default.TeamsChannelData)?.EventType;

    private static ConversationAddress AddressOf(Activity activity) =>
        new("teams", Tenants.Of(activity).FirstOrDefault(), activity.Conversation!.Id!, activity.Conversation.IsPersonal);

    /// <summary>An edit comes under the id of its message, and again under the same for the next edit: its time tells them apart.</summary>
    private static string IdOf(Activity activity, Said said) => said switch
    {
        Said.Edited => $"{activity.Id} edited {activity.Timestamp}",
        Said.Deleted => $"{activity.Id} deleted {activity.Timestamp}",
        _ => activity.Id!,
    };

    private static InboundMessage Stamped(Activity activity, Said said, DateTimeOffset now)
    {
        var (at, zone) = PersonsClock.At(activity, now);
        var person = new Person(activity.From!.Id!, activity.From.Name);
        return new InboundMessage(AddressOf(activity), IdOf(activity, said), person, said, at, activity.Locale ?? ClientInfo.Of(activity)?.Locale, zone)
        {
            Attachments = said is Said.Typed ? ReceivedFiles.Of(activity) : null,
        };
    }
}
