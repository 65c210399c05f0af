using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coach.Slack.Api;
using Coach.Slack.Inbox;

namespace Coach.Slack;

/// <summary>The body of chat.postMessage without its address.</summary>
/// <param name="Text">The same as plain text: shown in notifications and read out by screen readers.</param>
public sealed record SlackMessage(string Text, ImmutableArray<SlackBlock> Blocks);

/// <summary>A Block Kit block; only the kinds that the coach uses.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Header), "header")]
[JsonDerivedType(typeof(Section), "section")]
[JsonDerivedType(typeof(Context), "context")]
[JsonDerivedType(typeof(Actions), "actions")]
[JsonDerivedType(typeof(Input), "input")]
public abstract record SlackBlock
{
    private SlackBlock() { }

    public sealed record Header(SlackText Text) : SlackBlock;

    public sealed record Section(SlackText Text, string? BlockId = null) : SlackBlock;

    public sealed record Context(ImmutableArray<SlackText> Elements) : SlackBlock;

    public sealed record Actions(ImmutableArray<SlackElement> Elements) : SlackBlock;

    /// <summary>Block id and action id are the id of the field: under both its value comes back in state.values.</summary>
    public sealed record Input(string BlockId, SlackText Label, SlackElement Element, bool Optional) : SlackBlock;
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Plain), "plain_text")]
[JsonDerivedType(typeof(Marked), "mrkdwn")]
public abstract record SlackText(string Text)
{
    public sealed record Plain(string Text) : SlackText(Text);

    /// <summary>Verbatim keeps Slack from turning names and addresses in people's words into mentions and links.</summary>
    public sealed record Marked(string Text, bool Verbatim = true) : SlackText(Text);
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Button), "button")]
[JsonDerivedType(typeof(TextInput), "plain_text_input")]
[JsonDerivedType(typeof(DatePicker), "datepicker")]
[JsonDerivedType(typeof(RadioButtons), "radio_buttons")]
[JsonDerivedType(typeof(Select), "static_select")]
[JsonDerivedType(typeof(Checkboxes), "checkboxes")]
[JsonDerivedType(typeof(MultiSelect), "multi_static_select")]
public abstract record SlackElement(string ActionId)
{
    /// <summary>On cards its value is a <see cref="ButtonValue"/> as JSON. With an address it leads there as well.</summary>
    public sealed record Button(string ActionId, SlackText Text, string Value, string? Style = null, string? Url = null) : SlackElement(ActionId);

    public sealed record TextInput(string ActionId, string? InitialValue, int MaxLength, bool Multiline) : SlackElement(ActionId);

    public sealed record DatePicker(string ActionId, string? InitialDate) : SlackElement(ActionId);

    public sealed record RadioButtons(string ActionId, ImmutableArray<SlackOption> Options, SlackOption? InitialOption) : SlackElement(ActionId);

    public sealed record Select(string ActionId, ImmutableArray<SlackOption> Options, SlackOption? InitialOption) : SlackElement(ActionId);

    public sealed record Checkboxes(string ActionId, ImmutableArray<SlackOption> Options, ImmutableArray<SlackOption>? InitialOptions) : SlackElement(ActionId);

    public sealed record MultiSelect(string ActionId, ImmutableArray<SlackOption> Options, ImmutableArray<SlackOption>? InitialOptions) : SlackElement(ActionId);
}

public sealed record SlackOption(SlackText Text, string Value);

/// <summary>What a button carries back: the choice, or the form that it sends, and the card it stands on.</summary>
public sealed record ButtonValue(string? Choice, string? Form, string? Card);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SlackMessage))]
[JsonSerializable(typeof(ImmutableArray<SlackMessage>))]
[JsonSerializable(typeof(ButtonValue))]
[JsonSerializable(typeof(ModalForm))]
[JsonSerializable(typeof(PostMessage))]
[JsonSerializable(typeof(UpdateMessage))]
[JsonSerializable(typeof(OpenView))]
[JsonSerializable(typeof(PublishView))]
[JsonSerializable(typeof(Ephemeral))]
[JsonSerializable(typeof(ModalErrors))]
[JsonSerializable(typeof(ImmutableArray<UploadedFile>))]
public sealed partial class SlackJson : JsonSerializerContext;
