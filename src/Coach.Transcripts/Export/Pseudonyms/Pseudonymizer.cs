using System.Collections.Immutable;
using System.Text.Json;
using Coach.Core.Conversations;

namespace Coach.Transcripts.Export.Pseudonyms;

/// <summary>Turns of a case with nobody in them.</summary>
/// <param name="everybody">Names of everyone in the export.</param>
internal sealed class Pseudonymizer(Aliases aliases, People everybody)
{
    private readonly TextMask mask = new(aliases, everybody);

    public ImmutableArray<Turn> Of(IReadOnlyCollection<Turn> turns)
    {
        var present = new People();
        present.AddAll(turns, alsoParts: true);
        var masking = new MaskedJson(aliases, text => mask.Of(text, present));
        return [.. turns.Select(turn => JsonSerializer.Deserialize(masking.Of(JsonSerializer.SerializeToElement(turn, TurnJson.Turn)), TurnJson.Turn)!)];
    }

    /// <summary>Everyone who took part, by the channel's id.</summary>
    public static IEnumerable<Person> PeopleIn(IEnumerable<Turn> turns) =>
        turns.SelectMany(turn => MaskedJson.PeopleIn(JsonSerializer.SerializeToElement(turn, TurnJson.Turn))).Distinct();
}
