using System.Collections.Immutable;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>Comes to a result, and stores it so that it can be derived again.</summary>
internal static class Results
{
    /// <summary>The result that the facts of a case lead to on a given day.</summary>
    public static Recommendation Decide(Conversation state, Calendar calendar) => Reasoner.Decide(state.Facts, calendar, Skipped(state));

    /// <summary>A stored result with all its explanations.</summary>
    public static Recommendation Derive(DecisionRecord stored, Conversation state) => Reasoner.Decide(stored.Facts, stored.Calendar, Skipped(state));

    public static DecisionRecord Record(Recommendation said) => new(
        said.Facts, said.Calendar, said.Certain, said.Open, said.Role, said.Warnings, said.Verdict, said.Confidence, said.Missing,
        [.. said.Plan.Select(step => step.Intervention.Id)], said.Rules, said.RulesVersion);

    /// <summary>The first result, or, after a change, what the change does to it.</summary>
    public static void Say(Draft draft, ImmutableArray<string> changes)
    {
        var before = draft.State.Result;
        var said = Decide(draft.State, draft.Calendar);
        draft.Add(new Recommended(Record(said)));
        if (before is null || changes.IsEmpty || SameClasses(before, said))
        {
            var kept = before is null || changes.IsEmpty ? [] : ImmutableArray.Create(Conversations.Say.It("KeepsResult", ResultReply.Classes(said)));
            draft.Say(ResultReply.Of(said, draft.State).After([.. changes, .. kept]));
            return;
        }

        draft.Say(Changed(draft, Derive(before, draft.State), said, changes));
    }

    /// <summary>A result before all is answered, for somebody who wants one now. The open question stays open.</summary>
    public static void SayRough(Draft draft)
    {
        var said = Reasoner.Decide(draft.State.TrustedFacts, draft.Calendar, Skipped(draft.State), draft.State.IsConfirmed);
        draft.Add(new Recommended(Record(said)));
        draft.Say(ResultReply.Of(said, draft.State).After(Sentences.RoughAnswer));
    }

    private static bool SameClasses(DecisionRecord before, Recommendation now) =>
        before.Certain.SequenceEqual(now.Certain) && before.Open == now.Open && before.Role == now.Role;

    private static Reply Changed(Draft draft, Recommendation before, Recommendation now, ImmutableArray<string> changes) => new(
        ReplyKind.Question,
        Replies.Paragraphs([.. changes, Conversations.Say.It("ChangesResult", ResultReply.Title(before).TrimEnd('.'), ResultReply.Title(now).TrimEnd('.')), NewRule(before, now)]),
        Replies.Buttons("keep", "undo"),
        Form: null,
        draft.State.PromptCard);

    /// <summary>The rule that the change brought in, in a sentence.</summary>
    private static string NewRule(Recommendation before, Recommendation now)
    {
        var came = now.Rules.Except(before.Rules, StringComparer.Ordinal).FirstOrDefault();
        return came is null ? "" : Explanations.Of(came);
    }

    private static ImmutableArray<Fact> Skipped(Conversation state) => [.. state.Skipped.Order().SelectMany(question => Topics.FactsOf(question))];
}
