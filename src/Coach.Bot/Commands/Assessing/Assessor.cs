using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Core.Understanding;

namespace Coach.Bot.Commands.Assessing;

/// <summary>Decides a case without asking anybody: facts that were read from messages count as if the person had confirmed them.</summary>
internal static class Assessor
{
    private static readonly ConversationAddress Nowhere = new("assess", Tenant: null, "", IsPersonal: true);

    public static Assessment Assess(Enquiry enquiry, CoachPolicy policy)
    {
        var state = enquiry is Enquiry.Told told ? Heard(told, policy) : Conversation.First with { Facts = ((Enquiry.Given)enquiry).Facts };
        var said = Reasoner.Decide(state.Facts, new(enquiry.Today, policy.LeadTimes), Skipped(state));
        var shown = Shown(enquiry.Id, said, Evidence(state));
        return Declined(enquiry, state) is { } behaviour ? Undecided(shown, behaviour) : shown;
    }

    /// <summary>What the coach does instead of deciding: nothing is worth solving here, or nothing that was said is about work; null when it decides or asks.</summary>
    private static string? Declined(Enquiry enquiry, Conversation state) => (enquiry, state) switch
    {
        (_, { IsWorthDoubted: true, Worth: null or Worth.Trivial }) => "decline_not_worth_solving",
        (Enquiry.Told told, { Because.IsEmpty: true }) when told.Texts.Any(IsOutside) => "redirect",
        _ => null,
    };

    private static bool IsOutside(string text) => Remark.Of(text) is { } remark ? remark is not (RemarkKind.JustTell or RemarkKind.Trivial) : Language.Of(text) != "en";

    private static Assessment Undecided(Assessment shown, string behaviour) =>
        shown with { Behaviour = behaviour, Decision = [], Open = [], Ask = null, ElsewhereRole = null, Warnings = [], Verdict = null, Flips = [], Plan = [], Rules = [] };

    /// <summary>The case after all that the person wrote, as the coach would have heard it in a chat.</summary>
    private static Conversation Heard(Enquiry.Told told, CoachPolicy policy)
    {
        var state = Conversation.First;
        foreach (var (index, text) in told.Texts.Index())
        {
            var open = state.Closed is null ? state : state.Next();
            var message = new InboundMessage(Nowhere, $"m{index}", new("user", Name: null), new Said.Typed(text), told.Now, told.Locale);
            state = open.After(new(told.Now.ToUniversalTime(), Dialogue.Decide(open, message, policy)));
        }

        return state;
    }

    private static ImmutableArray<Fact> Skipped(Conversation state) => [.. state.Skipped.Order().SelectMany(question => Topics.FactsOf(question))];

    private static Assessment Shown(string id, Recommendation said, IReadOnlyDictionary<string, string> evidence) => new(
        id,
        Behaviour(said),
        Words(said.Certain),
        Words(said.Open),
        WordOf(said.Ask ?? NextQuestion.Of(said.Facts.Deciding(said.Calendar))), // where all was skipped, what is open still names its question
        WordOf(said.Role),
        Words(said.Warnings),
        Facts(said),
        evidence,
        Word.Of(said.Confidence),
        WordOf(said.Verdict),
        [.. said.Flips.Select(flip => new FlipShown(Word.Of(flip.Fact), flip.From, flip.To, Words(flip.Certain), Words(flip.Open)))],
        [.. said.Plan.Select(Step)],
        said.Rules,
        said.RulesVersion);

    private static string Behaviour(Recommendation said) => (said.Certain.IsEmpty, said.Open) switch
    {
        (true, _) => "ask",
        (false, Classes.None) => "decide",
        _ => "decide_and_ask",
    };

    private static FactsShown Facts(Recommendation said)
    {
        var (facts, known) = (said.Facts, said.Facts.Deciding(said.Calendar));
        return new(
            facts.Performance,
            Known(known.Skill),
            Words(facts.Level),
            Known(known.Judgment),
            Known(known.Available),
            facts.Deadline?.ToString(),
            Known(known.Time),
            Known(known.Stakes),
            Known(known.Frequency),
            Known(known.Barrier),
            Words(facts.BarrierKinds),
            Word.Of(facts.Ai),
            facts.People,
            Words(facts.Asked),
            facts.Measure);
    }

    private static StepShown Step(PlanStep step) => new(
        step.Intervention.Id,
        Word.Of(step.Intervention.Class),
        step.Intervention.Name,
        step.Why,
        step.DoesNotReplace,
        step.Intervention.Owner.Role,
        step.Intervention.Owner.IsLearning,
        step.FirstStep,
        step.Intervention.LeadTime,
        step.Parts);

    private static Dictionary<string, string> Evidence(Conversation state) => state.Because
        .OrderBy(one => one.Key)
        .Select(one => (Name: NameOf(one.Key), one.Value.Quote))
        .Where(one => one.Name is not null)
        .ToDictionary(one => one.Name!, one => one.Quote, StringComparer.Ordinal);

    /// <summary>The fact that a topic fills; who guards against AI errors is no fact that decides.</summary>
    private static string? NameOf(Topic topic) => topic switch
    {
        Topic.Barriers => "barrier",
        Topic.Asked => "asked_modality",
        Topic.Safeguard => null,
        Topic.Performance or Topic.Measure or Topic.Skill or Topic.Level or Topic.Available or Topic.Deadline
            or Topic.Stakes or Topic.Frequency or Topic.Ai or Topic.People => Word.Of(topic),
    };

    private static string Known<T>(T? value)
        where T : struct, Enum => WordOf(value) ?? "unknown";

    private static string? WordOf<T>(T? value)
        where T : struct, Enum => value is { } known ? Word.Of(known) : null;

    private static ImmutableArray<string> Words<T>(T set)
        where T : struct, Enum => Words(Word.Parts(set));

    private static ImmutableArray<string> Words<T>(ImmutableArray<T> values)
        where T : struct, Enum => [.. values.Select(Word.Of)];
}
