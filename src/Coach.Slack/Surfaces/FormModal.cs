using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Slack.Api;
using Coach.Slack.Inbox;

namespace Coach.Slack.Surfaces;

/// <summary>A form as a modal: the same fields as in a message, with room for them.</summary>
public static class FormModal
{
    private const int MostMetadata = 3000;
    private const int LongestTitle = 24;

    /// <summary>Null when the reply has no form, or one that no modal can hold; then it goes as a message.</summary>
    public static SlackView? Of(Reply reply, SlackPlace place)
    {
        if (reply.Form is not { } form || form.Submit.Length > LongestTitle)
        {
            return null;
        }

        var required = form.Fields.Where(field => field.Error is not null).ToDictionary(field => field.Id, field => field.Error!, StringComparer.Ordinal);
        var metadata = JsonSerializer.Serialize(new ModalForm(form.Id, reply.Card, place.Channel, place.Thread, required), SlackJson.Default.ModalForm);
        return metadata.Length > MostMetadata ? null : BlockKitLimits.Checked(new SlackView(
            "modal",
            [.. BlockKitForm.InFull(reply), .. BlockKitForm.Inputs(form)],
            new SlackText.Plain(Sentences.Slack_Name),
            new SlackText.Plain(form.Submit),
            new SlackText.Plain(Sentences.Slack_Cancel),
            SlackActions.FormModal,
            metadata)
        { NotifyOnClose = true });
    }
}
