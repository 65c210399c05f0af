namespace Coach.Core.Reasoning;

/// <summary>The eight facts that decide, each known or unknown; two bits a fact, so that a million sets cost no allocation.</summary>
public readonly record struct DecidingFacts
{
    private const int BitsPerFact = 2;
    private const int Mask = 0b11;
    private readonly ushort bits;

    private DecidingFacts(ushort bits) => this.bits = bits;

    public Skill? Skill { get => (Skill?)this[Fact.Skill]; init => bits = Packed(Fact.Skill, (byte?)value); }

    public Barrier? Barrier { get => (Barrier?)this[Fact.Barrier]; init => bits = Packed(Fact.Barrier, (byte?)value); }

    public Judgment? Judgment { get => (Judgment?)this[Fact.Judgment]; init => bits = Packed(Fact.Judgment, (byte?)value); }

    public Availability? Available { get => (Availability?)this[Fact.Available]; init => bits = Packed(Fact.Available, (byte?)value); }

    public TimeLeft? Time { get => (TimeLeft?)this[Fact.Time]; init => bits = Packed(Fact.Time, (byte?)value); }

    public Stakes? Stakes { get => (Stakes?)this[Fact.Stakes]; init => bits = Packed(Fact.Stakes, (byte?)value); }

    public Frequency? Frequency { get => (Frequency?)this[Fact.Frequency]; init => bits = Packed(Fact.Frequency, (byte?)value); }

    public Ai? Ai { get => (Ai?)this[Fact.Ai]; init => bits = Packed(Fact.Ai, (byte?)value); }

    /// <summary>The fact's value as its enum's number; null while unknown.</summary>
    public byte? this[Fact fact] => (bits >> Shift(fact) & Mask) is var value and not 0 ? (byte)value : null;

    public bool Knows(Fact fact) => (bits >> Shift(fact) & Mask) != 0;

    /// <summary>The same facts with one of them known as <paramref name="value"/> (its enum's number), or unknown.</summary>
    public DecidingFacts With(Fact fact, byte? value) => new(Packed(fact, value));

    /// <summary>How many values a fact has, numbered from 1.</summary>
    public static byte Values(Fact fact) => fact == Fact.Skill ? (byte)3 : (byte)2;

    /// <summary>The word that stands for a fact's value (its enum's number).</summary>
    public static string WordOf(Fact fact, byte value) => fact switch
    {
        Fact.Skill => Word.Of((Skill)value),
        Fact.Barrier => Word.Of((Barrier)value),
        Fact.Judgment => Word.Of((Judgment)value),
        Fact.Available => Word.Of((Availability)value),
        Fact.Time => Word.Of((TimeLeft)value),
        Fact.Stakes => Word.Of((Stakes)value),
        Fact.Frequency => Word.Of((Frequency)value),
        Fact.Ai => Word.Of((Ai)value),
    };

    private static int Shift(Fact fact) => (int)fact * BitsPerFact;

    private ushort Packed(Fact fact, byte? value) => (ushort)(bits & ~(Mask << Shift(fact)) | (value ?? 0) << Shift(fact));
}
