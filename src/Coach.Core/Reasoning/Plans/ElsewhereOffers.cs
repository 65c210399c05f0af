using System.Collections.Immutable;

namespace Coach.Core.Reasoning.Plans;

/// <summary>What helps where skill isn't the cause, or can't be ready, or isn't enough: interventions 1 to 10 and 30.</summary>
internal static class ElsewhereOffers
{
    public const string Cover = "cover";

    public static ImmutableArray<Offer> All { get; } =
    [
        new(At(1, "state_expectation", 1, "Say what good looks like", Owners.TeamLead, "days"))
        {
            Fits = g => g.IsCause && (g.NoKindNamed || g.Named(BarrierKinds.Expectations | BarrierKinds.Management)),
            Why = g => (g.NoKindNamed, g.Known.Barrier) switch
            {
                (true, Barrier.Some) => "Something gets in the way and we don't know yet what. A clear expectation costs least, and it shows what else is missing.",
                (true, _) => "They can do it, and nothing you know of is in the way. Perhaps good work was never spelled out, or it doesn't matter to anybody.",
                _ when g.Named(BarrierKinds.Expectations) => "You said that it is unclear what is expected, and people can't hit a target that nobody has spelled out.",
                _ => "You named how the work is led as an obstacle. A clear word on what counts, and on who decides, is where that starts.",
            },
            DoesNotReplace = "It does not teach anybody something they can't do.",
            FirstStep = g => g.NoKindNamed
                ? "Watch one piece of real work together and ask: what would have made this easy to do right?"
                : "Write three lines this week: what is done, how well, and who decides in doubt. Ask two people whether they read it the same way.",
        },
        new(At(2, "visible_feedback", 1, "Let them see how well it goes", Owners.TeamLead, "days"))
        {
            Fits = g => g.Named(BarrierKinds.Feedback) || g.IsCause && g.NoKindNamed && !g.Rarely,
            Why = g => g.Named(BarrierKinds.Feedback)
                ? "You said that feedback is missing. Then doing it well and doing it badly feel the same."
                : "People who could do it and do it regularly often just don't see what comes of it.",
            DoesNotReplace = "It does not remove an obstacle, and it teaches nothing new.",
            FirstStep = g => g.Facts.Measure is { Length: > 0 } measure
                ? $"Put your own number (\"{measure}\") where the team sees it, and talk about it for five minutes once a week."
                : "Pick one number that shows how it goes, put it where the team sees it, and talk about it for five minutes once a week.",
        },
        new(At(3, "one_rule", 2, "Make two rules into one", Owners.Process, "days to weeks"))
        {
            Fits = g => g.Named(BarrierKinds.Expectations) && g.Named(BarrierKinds.Process),
            Why = _ => "What is expected is unclear and the process adds to it: most likely two rules are in force, for example an old form beside a new policy.",
            DoesNotReplace = "It does not make the process shorter.",
            FirstStep = _ => "Lay the rules side by side, decide which one counts, and take the other one down.",
        },
        new(At(4, "simplify_process", 3, "Make the process shorter", Owners.Process, "weeks to months"))
        {
            Fits = g => g.Named(BarrierKinds.Process),
            Why = g => g.Known.Skill == Skill.Present
                ? "They can do it; the process costs them time and attention that the work needs."
                : "Whatever they learn, this process would still slow them down.",
            DoesNotReplace = "It does not help with steps that nobody knows how to do.",
            FirstStep = _ => "Follow one case from start to end, note every wait and every hand-over, and drop the one that nobody would miss.",
        },
        new(At(5, "fix_tool", 3, "Fix the tool, or bring it closer", Owners.Tool, "weeks to months"))
        {
            Fits = g => g.Named(BarrierKinds.Tools | BarrierKinds.Environment),
            Why = g => g.Named(BarrierKinds.Tools)
                ? "The tool or the access to it gets in the way, and no amount of skill makes a slow or closed tool quick."
                : "The place or the conditions of the work get in the way, for example noise, distance or interruptions.",
            DoesNotReplace = "It does not build the skill to use it well.",
            FirstStep = _ => "Sit beside one person for half an hour, count the clicks and waits, and send the worst one to its owner with the count.",
        },
        new(At(6, "realign_incentives", 4, "Stop punishing the right thing", Owners.Leadership, "weeks to months"))
        {
            Fits = g => g.Named(BarrierKinds.Incentives | BarrierKinds.Culture),
            Why = g => g.Named(BarrierKinds.Incentives)
                ? "Doing it right costs them something today, for example a target they miss. As long as that is so, people will do the other thing, and not out of bad will."
                : "Around here something else is usual, and people follow what colleagues and bosses do.",
            DoesNotReplace = "It does not show anybody how to do it.",
            FirstStep = g => g.Named(BarrierKinds.Incentives)
                ? "Find the one target that works against it and agree with its owner that this work no longer counts towards it."
                : "Ask the two people others look to, and their boss, to do it visibly first.",
        },
        new(At(7, "free_capacity", 4, "Free time or hands for it", Owners.Staffing, "weeks to months"))
        {
            Fits = g => g.Named(BarrierKinds.Capacity),
            Why = _ => "There is too little time or there are too few people, and a better-trained person still has one pair of hands.",
            DoesNotReplace = "It does not make the work itself better.",
            FirstStep = _ => "Decide what stops or waits for two weeks, so that this has its own hours in the plan.",
        },
        new(At(8, "role_fit", 5, "Look at who does it", Owners.People, "weeks"))
        {
            Fits = g => g.Named(BarrierKinds.Selection),
            Why = _ => "You said the task and the people don't match. That is a question of assigning the work; it isn't a fault of the person.",
            DoesNotReplace = "It comes late: clear expectations, feedback and practice come before it.",
            FirstStep = _ => "List what the task really asks for, and ask in the team who would like to do it.",
        },
        new(At(9, Cover, 2, "Bridge the time until they can", Owners.TeamLead, "days"))
        {
            Fits = g => g.TooShort && (g.Builds || !g.IsCause),
            Why = g => g.Builds
                ? "The date is closer than the skill can be built, so the work has to be made safe until then."
                : "Should the skill turn out to be missing, it could not be built by the date; a bridge is safe either way.",
            DoesNotReplace = "It is a bridge with an end date: the skill still has to be built.",
            FirstStep = _ => "Name the experienced colleague for each of them, and the cases they leave alone for now.",
        },
        new(At(10, "review_gate", 2, "Have a person check before it counts", Owners.Process, "days"))
        {
            Fits = g => g.WithAi && g.TakesJudgment,
            Why = g => g.Facts.Safeguard is { Length: > 0 } safeguard
                ? $"An AI tool does part of a judgment. Asked who notices when it is wrong, you said \"{safeguard}\". Skilled people overlook its errors too."
                : "An AI tool does part of a judgment, and a wrong result looks as good as a right one. Skilled people overlook its errors too.",
            DoesNotReplace = "It does not replace people who can judge the result: a check by somebody who can't is a rubber stamp.",
            FirstStep = _ => "Write into the process who checks what before it goes out, and let them first note their own view, then open the tool's.",
        },
        new(At(30, "hire", 5, "Bring the skill in", Owners.People, "weeks"))
        {
            Fits = g => g is { TooShort: true, TakesJudgment: true, Builds: true },
            Why = _ => "This takes judgment, judgment takes weeks of practice, and the date doesn't wait. Somebody who has it already can carry the work until then.",
            DoesNotReplace = "It does not build the skill in your own team, which you will want if the task stays.",
            FirstStep = _ => "Ask inside the company first who has done this before and could be lent for the time.",
        },
    ];

    private static Intervention At(int number, string id, int invasiveness, string name, Owner owner, string leadTime) =>
        new(number, id, Classes.Elsewhere, invasiveness, name, owner, leadTime);
}
