using System.Collections.Immutable;
using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Slack.Wire;

namespace Coach.Slack.Inbox;

/// <summary>What a modal carries with it, and what comes back when it is sent.</summary>
/// <param name="Required">Field to what to say when it is empty.</param>
public sealed record ModalForm(string Form, string? Card, string Channel, string? Thread, IReadOnlyDictionary<string, string> Required)
{
    /// <summary>Action id to what was filled in.</summary>
    public static IReadOnlyDictionary<string, string> Fields(InteractionState? state)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, input) in (state?.Values?.Values ?? []).SelectMany(block => block ?? ImmutableDictionary<string, InputValue>.Empty))
        {
            if (input?.Text is { } text)
            {
                fields.TryAdd(id, text);
            }
        }

        return fields;
    }

    internal static SlackInbound? Submitted(Interaction interaction, SlackActor by, DateTimeOffset now)
    {
        if (!IsOurs(interaction.View))
        {
            return new SlackInbound.Unhandled();
        }

        if (Of(interaction, by) is not var (modal, place))
        {
            return null;
        }

        var fields = Fields(interaction.View?.State);
        var errors = (modal.Required ?? ImmutableDictionary<string, string>.Empty).Where(one => string.IsNullOrWhiteSpace(fields.GetValueOrDefault(one.Key))).ToDictionary(StringComparer.Ordinal);
        return new SlackInbound.Submission(new(place.Conversation, by.TriggerId, new(by.User, Name: null), new Said.Submitted(modal.Form, fields, modal.Card), now), place, errors);
    }

    /// <summary>Known by its view, because closing has no trigger.</summary>
    internal static SlackInbound Closed(Interaction interaction, SlackActor by, DateTimeOffset now) =>
        IsOurs(interaction.View) && Of(interaction, by) is var (modal, place) && SlackIds.IsToken(interaction.View?.Id)
            ? new SlackInbound.Message(new(place.Conversation, $"closed-{interaction.View?.Id}", new(by.User, Name: null), new Said.Dismissed(modal.Form, modal.Card), now), place)
            : new SlackInbound.Ignored();

    private static bool IsOurs(InteractionView? view) => view is { CallbackId: SlackActions.FormModal, PrivateMetadata.Length: > 0 };

    /// <summary>Null when something is missing.</summary>
    private static (ModalForm Modal, SlackPlace Place)? Of(Interaction interaction, SlackActor by)
    {
        var modal = JsonSerializer.Deserialize(interaction.View?.PrivateMetadata ?? "null", SlackJson.Default.ModalForm);
        var place = new SlackPlace(by.Workspace, modal?.Channel ?? "", modal?.Thread, by.User);
        return modal?.Form is { Length: > 0 } && place.IsKnown ? (modal, place) : null;
    }
}
