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
    public static Owner TeamLead { get; } = new("the manager of the team", IsLearning: false);

    public static Owner Process { get; } = new("the owner of the process (operations)", IsLearning: false);

    public static Owner Tool { get; } = new("the owner of the tool (IT)", IsLearning: false);

    public static Owner Leadership { get; } = new("the manager who sets the targets", IsLearning: false);

    public static Owner Staffing { get; } = new("the manager who plans the staff", IsLearning: false);

    public static Owner People { get; } = new("HR, with the manager of the team", IsLearning: false);

    public static Owner Expert { get; } = new("the colleague who does this best", IsLearning: false);

    public static Owner Learning { get; } = new("learning and development (L&D)", IsLearning: true);
}
