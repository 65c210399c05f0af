using System.Collections.Immutable;

namespace Coach.Core.Reasoning.Plans;

/// <summary>What builds a skill, strongest first: interventions 21 to 29.</summary>
internal static class BuildOffers
{
    public static ImmutableArray<Offer> All { get; } =
    [
        new(At(21, "supervised_first_run", 2, "Short demonstration, then a supervised first run", Owners.Expert, "days"))
        {
            Fits = g => g is { Absent: true, TakesJudgment: false, HighStakes: true },
            Why = _ => "It is new to them and a mistake costs a lot: seeing it once and doing it once beside somebody experienced takes out the dangerous first time.",
            DoesNotReplace = "It does not replace the guide they work with afterwards: use that guide in the first run.",
            FirstStep = _ => "Choose who shows it and who watches, and book the first real case for each person.",
        },
        new(At(24, "fluency_drills", 3, "Short drills until it comes without looking", Owners.Learning, "weeks"))
        {
            Fits = g => g.Known.Judgment == Judgment.No && g.Beforehand,
            Why = g => g.Absent
                ? "The steps are known, and in the moment there is no time to look: so they must sit before the work starts, and only repetition does that."
                : "They could do it, and in the moment there is no time to look: short repetition makes it quick and sure again.",
            DoesNotReplace = "It does not prepare for cases that don't follow the steps.",
            FirstStep = _ => "Take the three steps that must come at once, and start ten minutes of practice a day with a clock and the right answer.",
        },
        new(At(25, "scenario_practice", 3, "Practise real situations, with feedback", Owners.Learning, "weeks"))
        {
            Form = Modalities.Course,
            Fits = g => g.Known.Judgment != Judgment.No && (g.Absent || g.Beforehand),
            Why = g => g switch
            {
                { TakesJudgment: false } => "They need it in the head before the work. Whether it takes judgment is still open; practice on real cases fits both.",
                { Absent: true } => "It takes judgment, and they have never done it: judgment grows by deciding many real cases and hearing at once what was good and what wasn't.",
                _ => "It takes judgment, and in the moment nobody can look anything up: so they decide real cases beforehand and hear at once what was good and what wasn't.",
            },
            DoesNotReplace = "It does not replace the first real cases with somebody at their side.",
            FirstStep = g => g.Facts.Measure is { Length: > 0 } measure
                ? $"Collect ten real cases, good and bad, from what you count (\"{measure}\"), and let people say what they would do before they hear how it ended."
                : "Collect ten real cases, good and bad, and let people say what they would do before they hear how each ended.",
        },
        new(At(27, "coaching", 3, "Coaching on observed work", Owners.TeamLead, "starts in days, works over months"))
        {
            Fits = g => g is { TakesJudgment: true, Partial: true },
            Why = _ => "They do it well at times. What is missing is steadiness, and that comes from somebody who watches and talks it over soon after.",
            DoesNotReplace = "It does not reach a large group quickly.",
            FirstStep = _ => "Watch one real case of each person, and agree on one thing to keep and one to try.",
        },
        new(At(29, "refresher", 2, "Refresher, and days without the aid", Owners.TeamLead, "days"))
        {
            Fits = g => g.Rarely || g is { WithAi: true, TakesJudgment: true },
            Why = g => (g.Rarely, g.Absent) switch
            {
                (true, _) => "What is used once a month or less fades, however well it was learned: plan the refreshers together with the practice.",
                (false, true) => "While the tool does the work, nobody grows the judgment to notice when it is wrong; cases without it are where that starts.",
                (false, false) => "Who always lets the tool decide slowly loses the judgment to notice when it is wrong.",
            },
            DoesNotReplace = "It does not replace practice with feedback: on its own it keeps a skill alive, it doesn't build one.",
            FirstStep = g => g.Rarely
                ? "Put the first refresher into the calendar now, and the next ones after it; half an hour on one case each time is enough."
                : "Choose one case a week that everybody first works through without the tool.",
        },
        new(At(26, "simulation", 4, "Simulation with a talk afterwards", Owners.Learning, "weeks to months"))
        {
            Fits = g => g.TakesJudgment && (g.HighStakes || g.Rarely),
            Why = g => g.HighStakes
                ? "It takes judgment and a mistake costs a lot, so the first mistakes should happen where they hurt nobody."
                : "It takes judgment and the real thing is too rare to learn from, so it has to be staged.",
            DoesNotReplace = "It does not work without the talk afterwards: that is where the learning is.",
            FirstStep = _ => "Choose the one situation you fear most, and play it with two people and one who watches; then talk for as long as it took.",
        },
        new(At(23, "workshop", 3, "Workshop in which people practise", Owners.Learning, "weeks (about 43 hours of work for each hour)"))
        {
            Form = Modalities.Workshop,
            Fits = g => g.Absent && (g.Group || g.Asked(Modalities.Workshop | Modalities.Course)),
            Why = g => g.Facts.People is { } people and > 1
                ? $"It is new to all {people} of them: one shared start with a trainer who corrects gives everybody the same base."
                : "It is new to them: one shared start with a trainer who corrects gives everybody the same base.",
            DoesNotReplace = "It does not replace practice in the weeks after: one day builds a base, not a skill.",
            FirstStep = _ => "Write down what people must be able to do at the end, and plan more than half of the time for doing it.",
        },
        new(At(22, "e_learning", 2, "E-learning for the basics", Owners.Learning, "weeks to months (about 79 to 490 hours of work for each hour)"))
        {
            Form = Modalities.Course,
            Fits = g => (g.Many || g.Asked(Modalities.Course)) && (g.Recalls || g.Absent),
            Why = g => g.Many
                ? $"There are basics to know first, and {g.Facts.People} people need the same ones."
                : "There are basics to know first; you asked for a course, and for that part it fits.",
            DoesNotReplace = "It gives knowledge. It does not give the skill, which takes practice on top.",
            FirstStep = _ => "List the facts that people really need for the work, strike what they can look up, and see what is left.",
        },
        new(At(28, "mentoring", 2, "Work beside an experienced colleague", Owners.Expert, "months"))
        {
            Fits = g => g is { TakesJudgment: true, Few: true, Known.Time: TimeLeft.Enough },
            Why = _ => "Much of this judgment can't be written down, there is time, and a few people can pick it up beside somebody who has it.",
            DoesNotReplace = "It does not go fast, and it doesn't scale to a large group.",
            FirstStep = _ => "Ask one experienced colleague to take one person along next week and to think aloud.",
        },
    ];

    private static Intervention At(int number, string id, int invasiveness, string name, Owner owner, string leadTime) =>
        new(number, id, Classes.Build, invasiveness, name, owner, leadTime);
}
