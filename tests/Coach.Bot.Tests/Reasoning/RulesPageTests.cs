using Coach.Core.Reasoning;
using Coach.Core.Reasoning.Plans;

namespace Coach.Bot.Tests.Reasoning;

public class RulesPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Root(), "docs", "rules.md"));

    [Fact]
    public void The_page_names_the_version_and_every_rule() =>
        Assert.All([RuleBook.Version, .. RuleBook.IdsOf((Rules)ushort.MaxValue)], id => Assert.Contains($"`{id}`", Page, StringComparison.Ordinal));

    [Fact]
    public void The_page_names_every_warning() =>
        Assert.All(Enum.GetValues<Warning>(), warning => Assert.Contains($"| `{Word.Of(warning)}` |", Page, StringComparison.Ordinal));

    [Fact]
    public void The_page_shows_every_intervention_with_its_class_and_invasiveness() =>
        Assert.All(Catalogue.All, one => Assert.Contains($"| {one.Number} | `{one.Id}` | {Word.Of(one.Class)} | {one.Invasiveness} |", Page, StringComparison.Ordinal));

    [Fact]
    public void The_page_names_the_default_lead_times()
    {
        Assert.Contains($"{LeadTimes.Default.ProceduralDays} days at least for known steps", Page, StringComparison.Ordinal);
        Assert.Contains($"and {LeadTimes.Default.JudgmentDays} for judgment", Page, StringComparison.Ordinal);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Coach.Bot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
