namespace Coach.Core.Reasoning.Plans;

/// <summary>An intervention of the catalogue together with when it fits and what is said of it then.</summary>
internal sealed record Offer(Intervention Intervention)
{
    /// <summary>The kind of help that this is, where somebody may ask for it by name.</summary>
    public Modalities Form { get; init; }

    public required Func<Grounds, bool> Fits { get; init; }

    public required Func<Grounds, string> Why { get; init; }

    public required string DoesNotReplace { get; init; }

    public required Func<Grounds, string> FirstStep { get; init; }
}

/// <summary>Roles that own a step; never a person.</summary>
internal static class Owners
{
    public static Owner TeamLead { get; } = new(PlanSentences.Owner_TeamLead, IsLearning: false);

    public static Owner Process { get; } = new(PlanSentences.Owner_Process, IsLearning: false);

    public static Owner Tool { get; } = new(PlanSentences.Owner_Tool, IsLearning: false);

    public static Owner Leadership { get; } = new(PlanSentences.Owner_Leadership, IsLearning: false);

    public static Owner Staffing { get; } = new(PlanSentences.Owner_Staffing, IsLearning: false);

    public static Owner People { get; } = new(PlanSentences.Owner_People, IsLearning: false);

    public static Owner Expert { get; } = new(PlanSentences.Owner_Expert, IsLearning: false);

    public static Owner Learning { get; } = new(PlanSentences.Owner_Learning, IsLearning: true);
}
