using System.Collections.Immutable;
using Coach.Slack.Api;

namespace Coach.Slack;

/// <summary>What Slack takes; lengths are UTF-16 units after escaping. Source: docs.slack.dev/reference/block-kit, unless said otherwise.</summary>
public static class BlockKitLimits
{
    public const int Blocks = 50;
    public const int ViewBlocks = 100;

    /// <summary>Longer texts are refused as msg_too_long, and all blocks together above about 12,000 as msg_blocks_too_long, both undocumented (github.com/slackapi/bolt-js/issues/2509).</summary>
    public const int MessageText = 4000;
    public const int HeaderText = 150;
    public const int SectionText = 3000;

    /// <summary>No limit is documented for this place: the smallest that any text of a block has.</summary>
    public const int ContextText = 2000;
    public const int ContextElements = 10;
    public const int Buttons = 25;
    public const int ButtonText = 75;
    public const int ButtonValue = 2000;
    public const int ButtonUrl = 3000;
    public const int Id = 255;
    public const int InputLabel = 2000;
    public const int InputText = 3000;
    public const int Boxes = 10;
    public const int SelectOptions = 100;
    public const int OptionText = 75;
    public const int OptionValue = 150;

    /// <summary>The message itself, proved to be within every limit. One that isn't is a mistake of ours, never of a person.</summary>
    /// <exception cref="InvalidOperationException">Names the limit, without the text.</exception>
    public static SlackMessage Checked(SlackMessage message)
    {
        var sizes = message.Blocks.SelectMany(Sizes).Prepend(new Size("message text", message.Text.Length, MessageText)).Prepend(new Size("blocks", message.Blocks.Length, Blocks));
        foreach (var size in sizes)
        {
            Check(size);
        }

        return message;
    }

    /// <inheritdoc cref="Checked(SlackMessage)"/>
    public static SlackView Checked(SlackView view)
    {
        foreach (var size in view.Blocks.SelectMany(Sizes).Prepend(new Size("blocks of a view", view.Blocks.Length, ViewBlocks)))
        {
            Check(size);
        }

        return view;
    }

    private static void Check(Size size)
    {
        if (size.Is < 1 || size.Is > size.Limit)
        {
            throw new InvalidOperationException($"Slack takes 1 to {size.Limit} in {size.Of}, and here are {size.Is}.");
        }
    }

    private static IEnumerable<Size> Sizes(SlackBlock block) => block switch
    {
        SlackBlock.Header header => [new("header", header.Text.Text.Length, HeaderText)],
        SlackBlock.Section section => [new("section", section.Text.Text.Length, SectionText), new("block id", section.BlockId?.Length ?? 1, Id)],
        SlackBlock.Context context => [new("context elements", context.Elements.Length, ContextElements), .. context.Elements.Select(text => new Size("context", text.Text.Length, ContextText))],
        SlackBlock.Actions actions => [new("buttons", actions.Elements.Length, Buttons), .. actions.Elements.SelectMany(Sizes)],
        SlackBlock.Input input => [new("block id", input.BlockId.Length, Id), new("input label", input.Label.Text.Length, InputLabel), .. Sizes(input.Element)],
        _ => throw new InvalidOperationException("SlackBlock is a closed hierarchy."),
    };

    private static IEnumerable<Size> Sizes(SlackElement element) => [new("action id", element.ActionId.Length, Id), .. element switch
    {
        SlackElement.Button button => [new Size("button", button.Text.Text.Length, ButtonText), new Size("button value", button.Value.Length, ButtonValue), new Size("button address", button.Url?.Length ?? 1, ButtonUrl)],
        SlackElement.TextInput text => [new Size("input length", text.MaxLength, InputText), new Size("initial value", text.InitialValue?.Length ?? 1, text.MaxLength)],
        SlackElement.DatePicker => [],
        SlackElement.RadioButtons radio => Sizes(radio.Options, Boxes),
        SlackElement.Checkboxes boxes => Sizes(boxes.Options, Boxes),
        SlackElement.Select select => Sizes(select.Options, SelectOptions),
        SlackElement.MultiSelect select => Sizes(select.Options, SelectOptions),
        _ => throw new InvalidOperationException("SlackElement is a closed hierarchy."),
    }];

    private static IEnumerable<Size> Sizes(ImmutableArray<SlackOption> options, int limit) =>
        [new("options", options.Length, limit), .. options.SelectMany(option => new[] { new Size("option", option.Text.Text.Length, OptionText), new Size("option value", option.Value.Length, OptionValue) })];

    private sealed record Size(string Of, int Is, int Limit);
}
