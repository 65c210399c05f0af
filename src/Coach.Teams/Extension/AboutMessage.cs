using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coach.Core.Conversations;
using Coach.Teams.Wire;

namespace Coach.Teams.Extension;

/// <summary>
/// "Ask the coach about this" on somebody's message. The message is shown to whoever asked, to be put in their own words; nothing of it is kept
/// before they send it.
/// </summary>
/// <remarks>https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module</remarks>
public static partial class AboutMessage
{
    /// <summary>The id of the input, and of the form.</summary>
    public const string Field = "about";

    private const int MostText = 1000;

    /// <summary>The dialog that a click opens.</summary>
    public static TaskAnswer Dialog(JsonElement? value)
    {
        var text = TextOf(value.ReadOrNull(TeamsJson.Default.ExtensionInvoke)?.MessagePayload?.Body?.Content);
        var input = new CardElement.TextInput(Field, Sentences.Extension_Label, text, IsRequired: true, Sentences.Extension_Empty, MostText, IsMultiline: true);
        var send = new CardAction.Submit(Sentences.Extension_Start, new ButtonData(new ButtonMark(Form: Field)), AssociatedInputs: null);
        var card = new AdaptiveCard([input, new CardElement.ActionSet([send])], Sentences.Extension_Label);
        var shown = new TaskInfo(Sentences.Extension_Title, "medium", "medium", new(AdaptiveCard.ContentType, JsonSerializer.SerializeToElement(card, TeamsJson.Default.AdaptiveCard)));
        return new(new("continue", JsonSerializer.SerializeToElement(shown, TeamsJson.Default.TaskInfo)));
    }

    /// <summary>What the dialog shows at its end.</summary>
    public static TaskAnswer Note(string text) => new(new("message", JsonSerializer.SerializeToElement(text, TeamsJson.Default.String)));

    /// <summary>What was sent from the dialog; null when it isn't ours or is empty.</summary>
    public static string? Sent(JsonElement? value) =>
        CardAnswer.Read(value.ReadOrNull(TeamsJson.Default.ExtensionInvoke)?.Data) is Said.Submitted { Form: Field } form && form.Fields.GetValueOrDefault(Field)?.Trim() is { Length: > 0 } text
            ? text
            : null;

    private static string? TextOf(string? html)
    {
        var text = WebUtility.HtmlDecode(Tag().Replace(html ?? "", " ")).Trim();
        return text.Length <= MostText ? text : text[..(char.IsHighSurrogate(text[MostText - 1]) ? MostText - 1 : MostText)];
    }

    [GeneratedRegex("<[^<>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}

/// <summary>The value of a composeExtension invoke.</summary>
public sealed record ExtensionInvoke(JsonElement? Data, MessagePayload? MessagePayload);

public sealed record MessagePayload(MessageBody? Body);

/// <summary>The text of a message, in HTML.</summary>
public sealed record MessageBody(string? Content);

/// <summary>The answer to an invoke that opens or closes a dialog.</summary>
public sealed record TaskAnswer(TaskModule Task);

/// <summary>What becomes of the dialog.</summary>
/// <param name="Type">continue, with a <see cref="TaskInfo"/>; or message, with a text.</param>
public sealed record TaskModule(string Type, JsonElement Value);

public sealed record TaskInfo(string Title, string Height, string Width, Attachment Card);
