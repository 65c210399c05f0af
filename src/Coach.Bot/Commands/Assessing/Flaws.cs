using System.Collections.Immutable;

namespace Coach.Bot.Commands.Assessing;

/// <summary>What is wrong with one case.</summary>
/// <param name="Field">Where: facts.skill; null when it is the whole line.</param>
internal sealed record Flaw(string? Field, string What)
{
    public string At(string place) => Field is null ? $"{place}: {What}" : $"{place}, field {Field}: {What}";
}

/// <summary>Collects everything that is wrong with one case, so that it can be put right in one go.</summary>
internal sealed class Flaws
{
    private readonly ImmutableArray<Flaw>.Builder found = ImmutableArray.CreateBuilder<Flaw>();

    public ImmutableArray<Flaw> All => found.ToImmutable();

    public void Add(string? field, string what) => found.Add(new(field, what));
}
