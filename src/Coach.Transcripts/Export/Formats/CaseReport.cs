using System.Collections.Immutable;
using Coach.Core.Conversations;

namespace Coach.Transcripts.Export.Formats;

/// <summary>What a person wants to read of a case besides the conversation.</summary>
/// <param name="Facts">What is known, each with the words it came from.</param>
/// <param name="Decision">The newest result with its reasons and what would change it; empty without one.</param>
public sealed record CaseReport(ImmutableArray<FactLine> Facts, ImmutableArray<Block> Decision, ImmutableArray<string> Rules, string? RulesVersion)
{
    public static CaseReport Of(Conversation state) => new(
        CheckReply.Lines(state),
        state.Result is null ? [] : ResultReply.Again(state).Body,
        state.Result?.Rules ?? [],
        state.Result?.RulesVersion);
}
