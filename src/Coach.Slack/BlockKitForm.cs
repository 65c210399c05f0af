using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Slack.Inbox;
using static Coach.Slack.BlockKitLimits;

namespace Coach.Slack;

/// <summary>The part of a reply that can be answered by hand: inputs and buttons.</summary>
internal static class BlockKitForm
{
    /// <summary>What is too long for an input or a button, in full: it stands above the form.</summary>
    public static IEnumerable<SlackBlock> InFull(Reply reply) =>
        [.. reply.Form?.Fields.SelectMany(InFull) ?? [], .. Shortened(reply.Choices, ButtonText) ? Numbered(reply.Choices) : []];

    public static ImmutableArray<SlackBlock> Render(Reply reply)
    {
        var buttons = Short(reply.Choices, ButtonText)
            .Select(choice => new SlackElement.Button(SlackActions.ChoicePrefix + choice.Id, new SlackText.Plain(choice.Label), Value(new(choice.Id, Form: null, reply.Card))));
        return [.. reply.Form is { } form ? Inputs(form) : [], .. Submit(reply).Concat(buttons).Chunk(Buttons).Select(row => new SlackBlock.Actions([.. row]))];
    }

    public static IEnumerable<SlackBlock> Inputs(Form form) => form.Fields.Select(Input);

    private static IEnumerable<SlackBlock> InFull(Field field) => field switch
    {
        Field.Text text when !FitsIn(text) => BlockKitRenderer.FactBlocks(new(text.Label, string.Empty, text.Value)),
        Field.OneOf one when Shortened(one.Options, OptionText) => [.. BlockKitRenderer.Sections([new(Mrkdwn.Bold(one.Label), string.Empty)]), .. Numbered(one.Options)],
        Field.ManyOf many when Shortened(many.Options, OptionText) => [.. BlockKitRenderer.Sections([new(Mrkdwn.Bold(many.Label), string.Empty)]), .. Numbered(many.Options)],
        _ => [],
    };

    private static IEnumerable<SlackElement> Submit(Reply reply) =>
        reply.Form is { } form ? [new SlackElement.Button(SlackActions.FormPrefix + form.Id, new SlackText.Plain(form.Submit), Value(new(Choice: null, form.Id, reply.Card)), "primary")] : [];

    private static string Value(ButtonValue value) => JsonSerializer.Serialize(value, SlackJson.Default.ButtonValue);

    private static SlackBlock.Input Input(Field field) => new(field.Id, new SlackText.Plain(field.Label), Element(field), Optional: field.Error is null);

    private static SlackElement Element(Field field) => field switch
    {
        Field.Text text => new SlackElement.TextInput(text.Id, FitsIn(text) && text.Value is { Length: > 0 } value ? value : null, Length(text), Multiline: Length(text) > OptionText),
        Field.Date date => new SlackElement.DatePicker(date.Id, IsoDate(date.Value)),
        Field.OneOf one => OneOf(one, Options(one.Options)),
        Field.ManyOf many => ManyOf(many, Options(many.Options)),
        _ => throw new InvalidOperationException("Field is a closed hierarchy."),
    };

    private static SlackElement OneOf(Field.OneOf field, ImmutableArray<SlackOption> options)
    {
        var initial = options.FirstOrDefault(option => string.Equals(option.Value, field.Value, StringComparison.Ordinal));
        return options.Length > Boxes ? new SlackElement.Select(field.Id, options, initial) : new SlackElement.RadioButtons(field.Id, options, initial);
    }

    private static SlackElement ManyOf(Field.ManyOf field, ImmutableArray<SlackOption> options)
    {
        var chosen = field.Value?.Split(',') ?? [];
        ImmutableArray<SlackOption>? initial = options.Where(option => chosen.Contains(option.Value, StringComparer.Ordinal)).ToImmutableArray() is { Length: > 0 } some ? some : null;
        return options.Length > Boxes ? new SlackElement.MultiSelect(field.Id, options, initial) : new SlackElement.Checkboxes(field.Id, options, initial);
    }

    private static int Length(Field.Text field) => Math.Min(field.MaxLength, InputText);

    private static bool FitsIn(Field.Text field) => field.Value is null || field.Value.Length <= Length(field);

    private static string? IsoDate(string? value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? value : null;

    private static ImmutableArray<SlackOption> Options(ImmutableArray<Choice> choices) =>
        [.. Short(choices, OptionText).Select(choice => new SlackOption(new SlackText.Plain(choice.Label), choice.Id))];

    private static bool Shortened(ImmutableArray<Choice> choices, int limit) => choices.Any(choice => choice.Label.Length > limit);

    /// <summary>Where a label is too long, all of them become numbers, which can be typed as well.</summary>
    private static IEnumerable<Choice> Short(ImmutableArray<Choice> choices, int limit) =>
        Shortened(choices, limit) ? choices.Select((choice, index) => choice with { Label = $"{index + 1}" }) : choices;

    private static IEnumerable<SlackBlock> Numbered(ImmutableArray<Choice> choices) =>
        BlockKitRenderer.Sections(choices.Select((choice, index) => new MarkedLine($"{index + 1}. ", choice.Label)));
}
