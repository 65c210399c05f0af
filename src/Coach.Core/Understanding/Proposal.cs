namespace Coach.Core.Understanding;

/// <summary>What a language model believes to have read in a message. Nothing of it is taken on trust: <see cref="Proposals"/> checks it.</summary>
/// <param name="Fact">A fact that cues may name: skill, level, available, barrier_kinds, stakes, frequency, ai or asked_modality.</param>
/// <param name="Value">A word of the closed vocabulary.</param>
/// <param name="Quote">The words it was read from, as they stand in the message.</param>
public sealed record Proposal(string Fact, string Value, string Quote);
