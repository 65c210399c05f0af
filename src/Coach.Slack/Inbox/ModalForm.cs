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
        if (interaction.View is not { CallbackId: SlackActions.FormModal, PrivateMetadata: { Length: > 0 } metadata } view)
        {
            return new SlackInbound.Unhandled();
        }

        var modal = JsonSerializer.Deserialize(metadata, SlackJson.Default.ModalForm);
        var place = new SlackPlace(by.Workspace, modal?.Channel ?? "", modal?.Thread, by.User);
        if (modal?.Form is not { Length: > 0 } || !place.IsKnown)
        {
            return null;
        }

        var fields = Fields(view.State);
        var errors = (modal.Required ?? ImmutableDictionary<string, string>.Empty).Where(one => string.IsNullOrWhiteSpace(fields.GetValueOrDefault(one.Key))).ToDictionary(StringComparer.Ordinal);
        return new SlackInbound.Submission(new(place.Conversation, by.TriggerId, new(by.User, Name: null), new Said.Submitted(modal.Form, fields, modal.Card), now), place, errors);
    }
}
