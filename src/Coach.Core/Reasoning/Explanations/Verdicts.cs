namespace Coach.Core.Reasoning.Explanations;

/// <summary>What the facts say of the help that was asked for.</summary>
internal static class Verdicts
{
    private const Modalities CourseLike = Modalities.Course | Modalities.Workshop;
    private const Modalities Aids = Modalities.JobAid | Modalities.Checklist | Modalities.Library | Modalities.Embedded;

    public static bool IsCourseLike(Modalities asked) => (asked & CourseLike) != 0;

    public static bool IsAid(Modalities asked) => (asked & Aids) != 0;

    /// <summary>
    /// Holds: what was asked for is certain, and nothing else is in play. In part: some of it is certain, and either something else is
    /// too, or the rest of it is out. Does not hold: all of it is out. Several wishes are judged together; a verdict is given only when no open answer can change it.
    /// </summary>
    public static Verdict? Of(Modalities asked, Classification classified)
    {
        if (asked == Modalities.NotAsked)
        {
            return null;
        }

        var wanted = (IsCourseLike(asked) ? Classes.Build : Classes.None) | (IsAid(asked) ? Classes.Support : Classes.None);
        if ((wanted & classified.Possible) == Classes.None)
        {
            return Verdict.DoesNotHold;
        }

        if (classified.Certain == wanted && classified.Open == Classes.None)
        {
            return Verdict.Holds;
        }

        var somethingElse = (classified.Certain & ~wanted) != Classes.None || (classified.Out & wanted) != Classes.None;
        return (wanted & classified.Certain) != Classes.None && somethingElse ? Verdict.InPart : Verdict.NotYetKnown;
    }
}
