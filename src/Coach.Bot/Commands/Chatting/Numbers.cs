using System.Collections.Immutable;
using System.Globalization;
using Coach.Core.Conversations;

namespace Coach.Bot.Commands.Chatting;

/// <summary>Something that can be chosen in a terminal by its number.</summary>
/// <param name="Number">Null where a number would be taken for an answer: then its label is typed.</param>
internal sealed record Numbered(int? Number, Choice Choice);

/// <summary>The numbers of a reply: its options as the coach itself numbers them, and its buttons behind them.</summary>
/// <param name="Options">By field label; typing their numbers is an answer, which the coach reads.</param>
/// <param name="Buttons">Typing the number of one presses it.</param>
internal sealed record Numbers(ImmutableArray<(string Label, ImmutableArray<Numbered> Options)> Options, ImmutableArray<Numbered> Buttons)
{
    /// <summary>Numbers a reply.</summary>
    /// <param name="open">The question that is open after the reply: how many people it concerns is answered by a number, so there no button has one.</param>
    public static Numbers Of(Reply reply, QuestionId open)
    {
        ImmutableArray<(string Label, ImmutableArray<Numbered> Options)> options = [.. (reply.Form?.Fields ?? []).Select(OptionsOf).Where(field => field.Options.Length > 0)];
        var next = options.SelectMany(field => field.Options).Max(option => option.Number) + 1 ?? 1;
        return new(options, [.. reply.Choices.Select((choice, index) => new Numbered(open == QuestionId.People ? null : next + index, choice))]);
    }

    /// <summary>What a typed line does: a button's number presses it, anything else is said as it stands.</summary>
    public Said Read(string line, string? card) =>
        int.TryParse(line.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Buttons.FirstOrDefault(button => button.Number == number) is { } pressed
            ? new Said.Pressed(pressed.Choice.Id, card)
            : new Said.Typed(line);

    /// <summary>When something must be available is numbered behind the levels, also where only that is asked.</summary>
    private static (string Label, ImmutableArray<Numbered> Options) OptionsOf(Field field)
    {
        var first = field.Id == Forms.Id(Topic.Available) ? Coach.Core.Conversations.Options.Levels.Length + 1 : 1;
        ImmutableArray<Choice> options = field switch
        {
            Field.OneOf one => one.Options,
            Field.ManyOf many => many.Options,
            _ => [],
        };
        return (field.Label, [.. options.Select((option, index) => new Numbered(first + index, option))]);
    }
}
