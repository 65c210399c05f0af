using System.Collections.Immutable;

namespace Coach.Core.Conversations;

/// <summary>What a pressed button or a sent form said, so that a transcript reads well without its cards.</summary>
internal static class Labels
{
    public static string? Of(Said said, Draft draft) => said switch
    {
        Said.Pressed pressed => OfChoice(pressed.Choice, draft),
        Said.Submitted form => string.Join("; ", form.Fields.Where(field => field.Value.Length > 0).OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => OfField(field.Key, field.Value))),
        _ => null,
    };

    /// <summary>The label of an option, or of a button that works at any step.</summary>
    private static string OfChoice(string id, Draft draft) =>
        Find(Prompts.Of(draft.Question, draft.State, draft.Calendar).Choices, id)
        ?? Find(OwnChoices.All, id)
        ?? Find(Welcome.Buttons, id)
        ?? (id is "keep" or "undo" or "form" ? Say.It($"Button_{id}") : id);

    private static string OfField(string field, string value) => field switch
    {
        Forms.Choice => Find(OwnChoices.All, value) ?? value,
        _ => string.Join(", ", value.Split(',').Select(one => Find(OptionsOf(field), one) ?? one)),
    };

    private static ImmutableArray<Choice> OptionsOf(string field) => field switch
    {
        "skill" => Options.Skills,
        "level" => Options.Levels,
        "available" => Options.Availabilities,
        "barriers" => Options.BarriersOrNothing,
        "stakes" => Options.Stakes,
        "frequency" => Options.Frequencies,
        "ai" => Options.YesOrNo,
        _ => [],
    };

    private static string? Find(ImmutableArray<Choice> choices, string id) => choices.FirstOrDefault(choice => choice.Id == id)?.Label;
}
