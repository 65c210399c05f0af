namespace Coach.Bot.Tests.Architecture;

/// <summary>Whoever breaks a rule of the house, all named at once.</summary>
internal static class Offenders
{
    public static void None(IEnumerable<string> offenders)
    {
        var all = string.Join('\n', offenders);
        if (all.Length > 0)
        {
            Assert.Fail("\n" + all);
        }
    }
}
