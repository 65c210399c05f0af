using System.Collections.Immutable;

namespace Coach.Core.Reasoning;

/// <summary>The certain classes in the order in which they are said, and why something outside skill is among them.</summary>
public readonly record struct ClassOrder(Classes First, Classes Second, Classes Third, ElsewhereRole? Role)
{
    /// <summary>A cause comes first, because help for skill fails while it stands; cover and safeguard come last; build before support where support could not stand alone.</summary>
    public static ClassOrder Of(DecidingFacts facts, Classification classified)
    {
        var role = RoleOf(facts, classified);
        var (skillFirst, skillSecond) = BuildComesFirst(facts) ? (Classes.Build, Classes.Support) : (Classes.Support, Classes.Build);
        var (one, two, three) = role == ElsewhereRole.Cause ? (Classes.Elsewhere, skillFirst, skillSecond) : (skillFirst, skillSecond, Classes.Elsewhere);
        return Packed(one & classified.Certain, two & classified.Certain, three & classified.Certain, role);
    }

    public ImmutableArray<Classes> ToImmutableArray() => [.. new[] { First, Second, Third }.Where(one => one != Classes.None)];

    public static bool BuildComesFirst(DecidingFacts facts) => facts.Judgment == Judgment.Yes || facts.Available == Availability.Beforehand;

    private static ElsewhereRole? RoleOf(DecidingFacts facts, Classification classified)
    {
        if (!classified.Certain.HasFlag(Classes.Elsewhere))
        {
            return null;
        }

        if (RuleBook.IsCause(classified.Always))
        {
            return ElsewhereRole.Cause;
        }

        return classified.Certain.HasFlag(Classes.Build) && facts.Time == TimeLeft.TooShort ? ElsewhereRole.Cover : ElsewhereRole.Safeguard;
    }

    private static ClassOrder Packed(Classes one, Classes two, Classes three, ElsewhereRole? role)
    {
        if (two == Classes.None)
        {
            (two, three) = (three, Classes.None);
        }

        return one == Classes.None ? new(two, three, Classes.None, role) : new(one, two, three, role);
    }
}
