using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coach.Core.Reasoning;
using Coach.Core.Understanding;

namespace Coach.Core.Conversations;

/// <summary>One message and all that followed from it: what came in, what was decided, what was said. A log is a list of turns, appended one at a time.</summary>
/// <param name="At">When it was decided, UTC.</param>
public sealed record Turn(DateTimeOffset At, ImmutableArray<ConversationEvent> Events);

/// <summary>Something that happened in a conversation. The quoted names are stored in transcripts: never rename one, only add.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(CaseOpened), "case-opened")]
[JsonDerivedType(typeof(WayBackSeen), "way-back-seen")]
[JsonDerivedType(typeof(Welcomed), "welcomed")]
[JsonDerivedType(typeof(MessageReceived), "message-received")]
[JsonDerivedType(typeof(MessageEdited), "message-edited")]
[JsonDerivedType(typeof(MessageDeleted), "message-deleted")]
[JsonDerivedType(typeof(PerformanceNamed), "performance-named")]
[JsonDerivedType(typeof(MeasureNamed), "measure-named")]
[JsonDerivedType(typeof(SkillNamed), "skill-named")]
[JsonDerivedType(typeof(LevelNamed), "level-named")]
[JsonDerivedType(typeof(AvailabilityNamed), "availability-named")]
[JsonDerivedType(typeof(DeadlineNamed), "deadline-named")]
[JsonDerivedType(typeof(BarriersNamed), "barriers-named")]
[JsonDerivedType(typeof(StakesNamed), "stakes-named")]
[JsonDerivedType(typeof(FrequencyNamed), "frequency-named")]
[JsonDerivedType(typeof(AiNamed), "ai-named")]
[JsonDerivedType(typeof(PeopleCounted), "people-counted")]
[JsonDerivedType(typeof(ModalityAsked), "modality-asked")]
[JsonDerivedType(typeof(SafeguardNamed), "safeguard-named")]
[JsonDerivedType(typeof(ReadingDoubted), "reading-doubted")]
[JsonDerivedType(typeof(ProblemSetAside), "problem-set-aside")]
[JsonDerivedType(typeof(ProblemTakenUp), "problem-taken-up")]
[JsonDerivedType(typeof(QuestionSkipped), "question-skipped")]
[JsonDerivedType(typeof(QuestionReopened), "question-reopened")]
[JsonDerivedType(typeof(AnswersConfirmed), "answers-confirmed")]
[JsonDerivedType(typeof(ChangeUndone), "change-undone")]
[JsonDerivedType(typeof(Recommended), "recommended")]
[JsonDerivedType(typeof(DisagreementOpened), "disagreement-opened")]
[JsonDerivedType(typeof(Disagreed), "disagreed")]
[JsonDerivedType(typeof(OwnChoiceMade), "own-choice-made")]
[JsonDerivedType(typeof(NotUnderstood), "not-understood")]
[JsonDerivedType(typeof(RemarkMade), "remark-made")]
[JsonDerivedType(typeof(WorthDoubted), "worth-doubted")]
[JsonDerivedType(typeof(WorthNamed), "worth-named")]
[JsonDerivedType(typeof(PromptAnswered), "prompt-answered")]
[JsonDerivedType(typeof(CoachReplied), "coach-replied")]
[JsonDerivedType(typeof(ReplyDelivered), "reply-delivered")]
[JsonDerivedType(typeof(CaseClosed), "case-closed")]
[JsonDerivedType(typeof(DataExported), "data-exported")]
[JsonDerivedType(typeof(ErasureAsked), "erasure-asked")]
[JsonDerivedType(typeof(ErasureConfirmed), "erasure-confirmed")]
[JsonDerivedType(typeof(ContentErased), "content-erased")]
[JsonDerivedType(typeof(Reminded), "reminded")]
[JsonDerivedType(typeof(RemindersSet), "reminders-set")]
[JsonDerivedType(typeof(CaseHandedOver), "case-handed-over")]
public abstract record ConversationEvent
{
    private ConversationEvent() { } // closed: every kind of event is listed here

    /// <summary>The first event of every log.</summary>
    /// <param name="Number">1 for the first case of a conversation.</param>
    /// <param name="SeenBefore">Ids of the last messages of the case before, so that a late redelivery is recognised.</param>
    /// <param name="WasWelcomed">Whether the conversation has had its welcome.</param>
    public sealed record CaseOpened(ConversationAddress Conversation, int Number, Person By, string? Locale, string? TimeZone, bool WasWelcomed, ImmutableArray<string> SeenBefore) : ConversationEvent;

    /// <summary>How to write to this conversation first; the latest one counts.</summary>
    /// <param name="WayBack">In the channel's own form.</param>
    public sealed record WayBackSeen(string WayBack) : ConversationEvent;

    public sealed record Welcomed : ConversationEvent;

    /// <summary>What a person did, word for word.</summary>
    /// <param name="Label">What the pressed button said, so that a transcript reads well.</param>
    /// <param name="Attachments">The files and pictures that came with it, without their content.</param>
    public sealed record MessageReceived(string Id, Person From, Said Said, string? Label = null, IReadOnlyList<AttachedFile>? Attachments = null) : ConversationEvent;

    /// <summary>A person changed an earlier message. Its first text stays in the log, and so do the facts that were read from it.</summary>
    /// <param name="Id">Of the edit itself, so that its redelivery is recognised.</param>
    /// <param name="MessageId">Of the message that was changed.</param>
    public sealed record MessageEdited(string Id, string MessageId, Person From, string Text) : ConversationEvent;

    /// <summary>A person took an earlier message back in the channel.</summary>
    public sealed record MessageDeleted(string Id, string MessageId, Person From) : ConversationEvent;

    public sealed record PerformanceNamed(string Performance, Evidence Because) : ConversationEvent;

    public sealed record MeasureNamed(string Measure, Evidence Because) : ConversationEvent;

    public sealed record SkillNamed(Skill Skill, Evidence Because) : ConversationEvent;

    public sealed record LevelNamed(SkillLevels Level, Evidence Because) : ConversationEvent;

    public sealed record AvailabilityNamed(Availability Available, Evidence Because) : ConversationEvent;

    public sealed record DeadlineNamed(Deadline Deadline, Evidence Because) : ConversationEvent;

    public sealed record BarriersNamed(Barrier Barrier, BarrierKinds Kinds, Evidence Because) : ConversationEvent;

    public sealed record StakesNamed(Stakes Stakes, Evidence Because) : ConversationEvent;

    public sealed record FrequencyNamed(Frequency Frequency, Evidence Because) : ConversationEvent;

    public sealed record AiNamed(Ai Ai, Evidence Because) : ConversationEvent;

    public sealed record PeopleCounted(int People, Evidence Because) : ConversationEvent;

    public sealed record ModalityAsked(Modalities Asked, Evidence Because) : ConversationEvent;

    public sealed record SafeguardNamed(string Safeguard, Evidence Because) : ConversationEvent;

    /// <summary>The same words may be read in another way, so the person is asked. The reading that was named stands until then.</summary>
    /// <param name="Other">Holds the other reading of the topic, and nothing else.</param>
    public sealed record ReadingDoubted(Topic Topic, CaseFacts Other, Evidence Because) : ConversationEvent;

    /// <summary>Another problem that the person told of, in their words; it waits for a case of its own.</summary>
    public sealed record ProblemSetAside(string Problem) : ConversationEvent;

    /// <summary>The problem that waited is what this case is about.</summary>
    public sealed record ProblemTakenUp : ConversationEvent;

    /// <summary>Skipped or "not sure": it never comes back by itself.</summary>
    public sealed record QuestionSkipped(QuestionId Question) : ConversationEvent;

    /// <summary>Asked again, by "back" or "change".</summary>
    /// <param name="TakesBack">Whether its answers are taken back ("back"), or stand until a new one comes ("change").</param>
    public sealed record QuestionReopened(QuestionId Question, bool TakesBack) : ConversationEvent;

    public sealed record AnswersConfirmed : ConversationEvent;

    /// <summary>The facts are again as they were before the last change.</summary>
    public sealed record ChangeUndone : ConversationEvent;

    /// <summary>A result, with all that is needed to derive it again.</summary>
    public sealed record Recommended(DecisionRecord Decision) : ConversationEvent;

    public sealed record DisagreementOpened : ConversationEvent;

    public sealed record Disagreed(string Reason) : ConversationEvent;

    /// <summary>What the person will do instead, in their own words or as one of the offered choices.</summary>
    public sealed record OwnChoiceMade(string Choice) : ConversationEvent;

    public sealed record NotUnderstood(QuestionId Question) : ConversationEvent;

    /// <summary>Something that was no answer: off topic, abuse, about a person. What must not be kept is not in the log.</summary>
    public sealed record RemarkMade(RemarkKind Remark) : ConversationEvent;

    /// <summary>The gap sounds as if it cost next to nothing.</summary>
    public sealed record WorthDoubted : ConversationEvent;

    public sealed record WorthNamed(Worth Worth, Evidence Because) : ConversationEvent;

    /// <summary>A prompt has had its answer; its card becomes this summary.</summary>
    public sealed record PromptAnswered(string Card, string Asked, string Answer) : ConversationEvent;

    public sealed record CoachReplied(Reply Reply) : ConversationEvent;

    /// <summary>The channel's own id of a card that was sent, kept so that it can be replaced once it is used.</summary>
    public sealed record ReplyDelivered(string Card, string ActivityId) : ConversationEvent;

    public sealed record CaseClosed(ClosedBecause Because) : ConversationEvent;

    /// <summary>A person asked for what is kept of them; it is handed over, not stored again.</summary>
    public sealed record DataExported : ConversationEvent;

    /// <summary>A person asked to erase what is kept of them, and is asked once whether they mean it.</summary>
    public sealed record ErasureAsked : ConversationEvent;

    /// <summary>They mean it: from here on it has to be erased.</summary>
    public sealed record ErasureConfirmed : ConversationEvent;

    /// <summary>What people said in the turns before was erased on request: that it was there stays, what it was is gone (<see cref="Erasing"/>).</summary>
    /// <param name="Messages">How many messages lost their content.</param>
    public sealed record ContentErased(int Messages) : ConversationEvent;

    /// <summary>The person fell silent and was reminded, once; the case is paused until they come back.</summary>
    public sealed record Reminded : ConversationEvent;

    /// <summary>Whether the person wants to be reminded.</summary>
    public sealed record RemindersSet(bool Wanted) : ConversationEvent;

    /// <summary>The person who asked gave the case to somebody else in the thread: from here on only they move it.</summary>
    public sealed record CaseHandedOver(Person To) : ConversationEvent;
}

/// <summary>Where a fact comes from; a later kind wins over an earlier one. Stored in transcripts.</summary>
[JsonConverter(typeof(WordJson<EvidenceSource>))]
public enum EvidenceSource : byte { Proposed = 1, Stated, Answered, Corrected }

/// <summary>The words that a fact was read from.</summary>
/// <param name="Quote">A substring of what the person wrote, or the label of what they pressed.</param>
/// <param name="Offset">Where the quote stands in the message, in UTF-16 units; null for a button or form.</param>
/// <param name="Cue">The id of the cue that read it; null for an answer to the question itself.</param>
public sealed record Evidence(EvidenceSource Source, string MessageId, string Quote, int? Offset = null, string? Cue = null);

/// <summary>Stored in transcripts.</summary>
[JsonConverter(typeof(WordJson<ClosedBecause>))]
public enum ClosedBecause : byte { Stopped = 1, Restarted, Erased }

/// <summary>The steps of the waterfall, in order. Stored in transcripts.</summary>
[JsonConverter(typeof(WordJson<QuestionId>))]
public enum QuestionId : byte { Performance = 1, Skill, Level, Barriers, Stakes, Safeguard, Frequency, Ai, People, Check, Result, Worth }

/// <summary>Whether a gap is worth solving. Stored in transcripts.</summary>
[JsonConverter(typeof(WordJson<Worth>))]
public enum Worth : byte { Trivial = 1, Real }

/// <summary>A recommendation as it is stored: the facts, the day, the rules and what followed.</summary>
public sealed record DecisionRecord(
    CaseFacts Facts,
    Calendar Calendar,
    ImmutableArray<Classes> Certain,
    Classes Open,
    ElsewhereRole? Role,
    ImmutableArray<Warning> Warnings,
    Verdict? Verdict,
    Confidence Confidence,
    ImmutableArray<Fact> Missing,
    ImmutableArray<string> Plan,
    ImmutableArray<string> Rules,
    string RulesVersion);
