using System.Collections.Immutable;
using Coach.Core.Reasoning;

namespace Coach.Core.Conversations;

/// <summary>What a pressed button or a sent form said, so that a transcript reads well without its cards.</summary>
internal static class Labels
{
    public static string? Of(Said said, Draft draft) => said switch
    {
        Said.Pressed pressed => OfChoice(pressed.Choice, draft),
        Said.Submitted form => OfForm(form, FieldsOf(form, draft)),
        _ => null,
    };

    /// <summary>The label of an option, or of a button that works at any step.</summary>
    private static string OfChoice(string id, Draft draft) =>
        Find(Prompts.Of(draft.Question, draft.State, draft.Calendar).Choices, id)
        ?? Find(OwnChoices.All, id)
        ?? Find(Welcome.Buttons, id)
        ?? (Deadline.Parse(id) is Deadline.On day ? Say.Date(day.Day) : null)
        ?? (id is "keep" or "rough" or "undo" or "form" ? Say.It($"Button_{id}") : id);

    /// <summary>What was filled in, in the order of the form; named only where there was more to fill in than one thing.</summary>
    private static string OfForm(Said.Submitted form, ImmutableArray<Field> fields) => string.Join('\n', fields
        .Where(field => form.Fields.GetValueOrDefault(field.Id, "").Length > 0)
        .Select(field => fields.Length == 1 ? OfField(field, form.Fields[field.Id]) : $"{Name(field)}: {OfField(field, form.Fields[field.Id])}"));

    private static ImmutableArray<Field> FieldsOf(Said.Submitted form, Draft draft) => form.Form switch
    {
        Forms.OfDisagreement => Forms.Disagreement().Fields,
        _ when Prompts.Of(draft.Question, draft.State, draft.Calendar).Form is { } asked && asked.Id == form.Form => asked.Fields,
        _ => Forms.All(draft.State.Facts).Fields,
    };

    private static string Name(Field field) => Word.Parse<Topic>(field.Id) is { } topic ? Say.Label(topic) : field.Label;

    private static string OfField(Field field, string value) => field switch
    {
        Field.OneOf one => Find(one.Options, value) ?? value,
        Field.ManyOf many => string.Join(", ", value.Split(',').Select(one => Find(many.Options, one) ?? one)),
        _ => value,
    };

    private static string? Find(ImmutableArray<Choice> choices, string id) => choices.FirstOrDefault(choice => choice.Id == id)?.Label;
}
