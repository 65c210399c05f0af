using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Core.Understanding;

namespace Coach.Bot.Commands.Chatting;

/// <summary>Fills a form in a terminal, one field after the other.</summary>
internal sealed class FormFilling(Keyboard keyboard, IScreen screen, DateOnly today)
{
    private static readonly char[] Separators = [',', ';', ' '];

    /// <summary>The values of all fields; null when the person left the form.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> FillAsync(Form form, CancellationToken cancellation)
    {
        screen.Note("One field after the other: Enter keeps what stands, - empties it, \"cancel\" leaves the form.");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            if (await AskAsync(field, cancellation) is not { } value)
            {
                return null;
            }

            values.Add(field.Id, value);
        }

        return values;
    }

    private async Task<string?> AskAsync(Field field, CancellationToken cancellation)
    {
        var options = OptionsOf(field);
        while (true)
        {
            screen.Show(new(ReplyKind.Form, [new Block.Paragraph(Label(field, options))], options), Numbers.Of(new(ReplyKind.Form, [], options), QuestionId.Check));
            var line = (await keyboard.AskAsync(cancellation))?.Trim();
            if (line is null or "cancel")
            {
                return null;
            }

            var value = line switch { "" => field.Value ?? "", "-" => "", _ => Read(field, options, line) };
            if (value is not null && (value.Length > 0 || field.Error is null))
            {
                return value;
            }

            screen.Note(value is null ? NotRead(field) : field.Error!);
        }
    }

    private static string Label(Field field, ImmutableArray<Choice> options)
    {
        var stands = (field.Value ?? "").Split(',').Select(value => options.FirstOrDefault(option => option.Id == value)?.Label ?? value);
        return string.IsNullOrEmpty(field.Value) ? field.Label : $"{field.Label} [{string.Join(", ", stands)}]";
    }

    /// <summary>Null when the line says nothing that fits the field.</summary>
    private string? Read(Field field, ImmutableArray<Choice> options, string line) => field switch
    {
        Field.OneOf => Picked.One(line, options)?.Id,
        Field.ManyOf => Many(line, options),
        Field.Date => (DateReader.Read(line, today)?.Value ?? Deadline.Parse(line))?.ToString(),
        Field.Text text => line[..Math.Min(line.Length, text.MaxLength)],
        _ => throw new InvalidOperationException("Field is a closed hierarchy."),
    };

    private static string? Many(string line, ImmutableArray<Choice> options)
    {
        var picked = Picked.One(line, options) is { } whole ? [whole] : line.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(part => Picked.One(part, options)).ToArray();
        return picked.Contains(null) ? null : string.Join(',', picked.Select(one => one!.Id));
    }

    private static string NotRead(Field field) => field switch
    {
        Field.Date => "Please write the date as 2027-03-01 or 1 March, or leave it empty.",
        Field.ManyOf => "Please type numbers from the list, with commas between them.",
        _ => "Please type a number from the list.",
    };

    private static ImmutableArray<Choice> OptionsOf(Field field) => field switch
    {
        Field.OneOf one => one.Options,
        Field.ManyOf many => many.Options,
        _ => [],
    };
}
