using System.Collections.Immutable;

namespace Coach.Core.Reasoning.Plans;

/// <summary>What helps people while they work, strongest first: interventions 11 to 20. All fit only where there is time to look something up.</summary>
internal static class SupportOffers
{
    public static ImmutableArray<Offer> All { get; } =
    [
        new(At(17, "prompt_library", 1, "Prompt library", Owners.TeamLead, "hours to days"))
        {
            Form = Modalities.Library,
            Fits = g => g is { WithAi: true, Partial: true } && g.Asked(Modalities.Library),
            Why = _ => "They know a good result when they see one; what slips is how to ask the tool for it.",
            DoesNotReplace = "It does not replace judging the result: a good prompt can return a wrong answer.",
            FirstStep = _ => "Collect the five prompts that worked best last month, each with one good and one bad result.",
        },
        new(At(13, "checklist", 2, "Checklist", Owners.Expert, "days"))
        {
            Form = Modalities.Checklist,
            Fits = g => g is { Partial: true, Steps: true } && (g.HighStakes || g.Asked(Modalities.Checklist)),
            Why = g => g.HighStakes
                ? "They know the steps, and one that slips costs a lot. A short list catches it before it counts."
                : "They know the steps and now and then one slips. A short list catches it.",
            DoesNotReplace = "It does not replace knowing how, and a list that is only ticked off changes nothing.",
            FirstStep = _ => "Let two people who do the work write down the five to nine steps that get missed, and try the list on one real case.",
        },
        new(At(14, "decision_table", 1, "Decision table", Owners.Expert, "days to weeks"))
        {
            Form = Modalities.JobAid,
            Fits = g => g is { Absent: true, Steps: true, HighStakes: true },
            Why = _ => "It is new to them, a mistake costs a lot, and what to do follows from fixed rules: \"if you see this, do that\" leaves little to guess.",
            DoesNotReplace = "It does not cover cases that nobody has foreseen: say on it whom to call then.",
            FirstStep = _ => "Write the three most frequent situations as rows: what you see, what you do, when you stop.",
        },
        new(At(20, "expert_on_call", 1, "Somebody to ask", Owners.Expert, "days"))
        {
            Fits = g => g.TakesJudgment && (g.Absent || g.HighStakes || g.Adapts),
            Why = g => g.Absent
                ? "They can't judge this alone yet, and there is time to ask before they act."
                : "Unusual cases will come up, and there is time for a second opinion.",
            DoesNotReplace = "It does not build their own judgment unless they say first what they would do.",
            FirstStep = _ => "Name two people and a channel with a promised answering time. The rule for asking: \"this is the case, this is what I would do\".",
        },
        new(At(15, "embedded_guidance", 2, "Guidance on the screen", Owners.Tool, "weeks"))
        {
            Form = Modalities.Embedded,
            Fits = g => g.Steps && (g.Asked(Modalities.Embedded) || g is { Many: true, Often: true }),
            Why = g => g.Facts.People is { } people
                ? $"The steps are known, and {people} people take them: a hint at the field where the mistake happens reaches all of them at the right moment."
                : "The steps are known: a hint at the field where the mistake happens comes at the right moment.",
            DoesNotReplace = "It does not repair a bad screen, and it goes stale when nobody owns it.",
            FirstStep = _ => "Find the one field where most mistakes start, and write its hint in twelve words.",
        },
        new(At(11, "quick_reference", 1, "Quick reference", Owners.Expert, "hours to days"))
        {
            Form = Modalities.JobAid,
            Fits = g => g.Recalls || g is { Steps: true, Partial: true, Often: true } || g.Known.Judgment is null,
            Why = g => g switch
            {
                { Recalls: true } => "It is facts that they need, and there is time to look: what stands on one page needn't be in the head.",
                { Steps: true } => "They do this all the time and know most of it; one page with the parts that slip is enough.",
                _ => "There is time to look things up, so one page with what is asked most is a cheap start while the rest becomes clear.",
            },
            DoesNotReplace = "It does not help in moments when nobody can look, and it is only as good as its last update.",
            FirstStep = _ => "Write down the ten things that get looked up or asked most, on one page, with a date and a name for corrections.",
        },
        new(At(12, "step_by_step_aid", 1, "Step-by-step guide", Owners.Expert, "days"))
        {
            Form = Modalities.JobAid,
            Fits = g => g.Steps && (!g.Often || g.Absent),
            Why = g => (g.Absent, g.Rarely) switch
            {
                (true, _) => "It is new to them, the steps are known, and there is time to follow them one by one. People who have good steps can do it right the first time.",
                (false, true) => "They have done it, and it comes up too rarely to stay in the head. The steps are known and there is time to follow them.",
                (false, false) => "They can do it once they have the steps before them, and there is time to look.",
            },
            DoesNotReplace = "It does not replace judgment: where a case doesn't follow the steps, it must say whom to ask.",
            FirstStep = _ => "Watch the best person do it once, write each step as one line that starts with a verb, and let somebody else try it.",
        },
        new(At(16, "template", 1, "Template with a worked example", Owners.Expert, "hours to days"))
        {
            Form = Modalities.JobAid,
            Fits = g => g is { TakesJudgment: true, Adapts: false },
            Why = g => g.Absent
                ? "They haven't done this before: one finished example with its reasons shows what a good judgment looks like."
                : "They judge well at times: a good example beside the work shows what good looks like every time.",
            DoesNotReplace = "It does not replace thinking: a case that differs from the example needs its own reasons.",
            FirstStep = _ => "Take one good piece of work, write its reasons into the margin, and empty a copy of it as the template.",
        },
        new(At(18, "planner", 1, "Preparation sheet", Owners.TeamLead, "hours to days"))
        {
            Fits = g => g is { TakesJudgment: true, Partial: true },
            Why = _ => "They have done it well before, and there is time to prepare: a few questions before and after make good judgment more regular.",
            DoesNotReplace = "It does not help in the middle of the act, when nobody reads.",
            FirstStep = _ => "Write four questions for before (what matters here, what could go wrong?) and two for after (what happened, what next time?).",
        },
        new(At(19, "reminder", 1, "Reminder at the right moment", Owners.TeamLead, "hours"))
        {
            Fits = g => g is { Partial: true, Rarely: true },
            Why = _ => "It comes up so rarely that people forget to start, or forget that a guide exists.",
            DoesNotReplace = "It does not help anybody who doesn't know how to go on from there.",
            FirstStep = _ => "Put one recurring entry into the calendar that comes the day before, with the link to what they need.",
        },
    ];

    private static Intervention At(int number, string id, int invasiveness, string name, Owner owner, string leadTime) =>
        new(number, id, Classes.Support, invasiveness, name, owner, leadTime);
}
