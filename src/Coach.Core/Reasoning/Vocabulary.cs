using System.Text.Json.Serialization;

namespace Coach.Core.Reasoning;

// Values start at 1, so that 0 can mean "unknown" where facts are packed (DecidingFacts).

/// <summary>Whether the people can do it to standard today. Knowing the rule is not the skill.</summary>
[JsonConverter(typeof(WordJson<Skill>))]
public enum Skill : byte { Present = 1, Partial, Absent }

/// <summary>Whether anything outside the person's skill gets in the way.</summary>
[JsonConverter(typeof(WordJson<Barrier>))]
public enum Barrier : byte { None = 1, Some }

/// <summary>Whether doing it well takes judgment, so that it cannot be written down as steps.</summary>
[JsonConverter(typeof(WordJson<Judgment>))]
public enum Judgment : byte { No = 1, Yes }

/// <summary>When the skill must be there: looked up while working, or in the head beforehand.</summary>
[JsonConverter(typeof(WordJson<Availability>))]
public enum Availability : byte { LookupOk = 1, Beforehand }

/// <summary>The days left until the date, against the lead time of the smallest build that would do.</summary>
[JsonConverter(typeof(WordJson<TimeLeft>))]
public enum TimeLeft : byte { Enough = 1, TooShort }

/// <summary>High: injury, legal trouble, a large or irreversible loss. Low: caught later and put right.</summary>
[JsonConverter(typeof(WordJson<Stakes>))]
public enum Stakes : byte { Low = 1, High }

/// <summary>Often is weekly or more, rarely is monthly or less. Changes the form of the help, never its class.</summary>
[JsonConverter(typeof(WordJson<Frequency>))]
public enum Frequency : byte { Often = 1, Rarely }

/// <summary>Whether an AI tool does part of the work. Not mentioned means no.</summary>
[JsonConverter(typeof(WordJson<Ai>))]
public enum Ai : byte { No = 1, Yes }

/// <summary>The facts that can decide, in the order in which the reasoner asks for them.</summary>
[JsonConverter(typeof(WordJson<Fact>))]
public enum Fact : byte { Skill, Barrier, Judgment, Available, Time, Stakes, Frequency, Ai }

/// <summary>Level of skill that the job needs; a message may name several.</summary>
[Flags]
[JsonConverter(typeof(WordsJson<SkillLevels>))]
public enum SkillLevels : byte { Unknown = 0, Recall = 1, Procedure = 2, Judgment = 4, Adaptation = 8 }

/// <summary>What gets in the way. Chooses the concrete fix, never the class.</summary>
[Flags]
[JsonConverter(typeof(WordsJson<BarrierKinds>))]
public enum BarrierKinds : ushort
{
    NotNamed = 0,
    Expectations = 1,
    Feedback = 2,
    Tools = 4,
    Process = 8,
    Incentives = 16,
    Capacity = 32,
    Environment = 64,
    Culture = 128,
    Management = 256,
    Selection = 512,
}

/// <summary>The kind of help that was asked for. It never decides the class; it gets a verdict.</summary>
[Flags]
[JsonConverter(typeof(WordsJson<Modalities>))]
public enum Modalities : byte { NotAsked = 0, Course = 1, Workshop = 2, JobAid = 4, Checklist = 8, Library = 16, Embedded = 32 }

/// <summary>The three classes of intervention, as a set.</summary>
[Flags]
[JsonConverter(typeof(WordsJson<Classes>))]
public enum Classes : byte { None = 0, Build = 1, Support = 2, Elsewhere = 4 }

/// <summary>Why something outside skill belongs to the answer.</summary>
[JsonConverter(typeof(WordJson<ElsewhereRole>))]
public enum ElsewhereRole : byte
{
    /// <summary>It causes the gap.</summary>
    Cause = 1,

    /// <summary>It covers the time until the skill is built.</summary>
    Cover,

    /// <summary>It guards against errors of an AI tool that people may not notice.</summary>
    Safeguard,
}

/// <summary>What the person should know before acting; a warning never changes the class.</summary>
[JsonConverter(typeof(WordJson<Warning>))]
public enum Warning : byte
{
    ModalityFirst,
    TrainingWillNotFixIt,
    SupportIsNotSkill,
    NoTimeToLookUp,
    AiNeedsHumanJudgment,
    DeadlineTooCloseToBuild,
    SkillWillFade,
    CheckFeedbackFirst,
    FactsDoNotExplainTheGap,
}

/// <summary>What the facts say of the asked-for modality.</summary>
[JsonConverter(typeof(WordJson<Verdict>))]
public enum Verdict : byte { Holds = 1, InPart, DoesNotHold, NotYetKnown }

/// <summary>High: nothing open and all confirmed. Medium: nothing open, something skipped. Low: a class is open.</summary>
[JsonConverter(typeof(WordJson<Confidence>))]
public enum Confidence : byte { Low = 1, Medium, High }
