using Coach.Core.Reasoning;

namespace Coach.Core.Conversations;

/// <summary>Where each rule comes from: the first of its sources in docs/rules.md.</summary>
public static class RuleSources
{
    public static Source Of(Rules rule) => new(Say.It($"Source_{rule}"), Say.It($"Says_{rule}"), Link(rule));

    private static string? Link(Rules rule) => rule switch
    {
        Rules.AbsentAndJudgment => "https://doi.org/10.1037/a0016755",
        Rules.PartialAndJudgment => "https://jarche.com/2007/07/dif-analysis/",
        Rules.AiInJudgmentWork => "https://doi.org/10.1177/0018720810376055",
        _ => null,
    };
}
