using System.Collections.Immutable;
using System.Globalization;
using Coach.Core.Reasoning;
using Coach.Core.Understanding;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>Takes a form: whatever it changes becomes the same events as an answer, a button or a correction would.</summary>
internal static class FormAnswers
{
    public static void Take(Draft draft, Said.Submitted form)
    {
        if (form.Form == Forms.OfDisagreement)
        {
            Disagreements.Take(draft, form.Fields.GetValueOrDefault(Forms.Reason, ""));
            return;
        }

        if (!draft.State.IsWelcomed)
        {
            draft.Add(new Welcomed());
        }

        var said = Read(draft, form);
        var past = said.OfType<DeadlineNamed>().FirstOrDefault()?.Deadline is Deadline.On on && on.Day < draft.Calendar.Today ? on.Day : (DateOnly?)null;
        if (past is { } day)
        {
            draft.Ask(Say.It("PastDate", Say.Date(day)));
        }
        else if (said.IsEmpty)
        {
            Misses.Take(draft, draft.Question);
        }
        else
        {
            Answers.Accept(draft, said, Labels.Of(form, draft) ?? "", isRead: false);
        }
    }

    private static ImmutableArray<ConversationEvent> Read(Draft draft, Said.Submitted form)
    {
        var reading = new FieldReading(draft, form);
        return
        [
            .. reading.Text(Topic.Performance, (text, because) => new PerformanceNamed(text, because)),
            .. reading.Text(Topic.Measure, (text, because) => new MeasureNamed(text, because)),
            .. reading.Word<Skill>(Topic.Skill, (skill, because) => new SkillNamed(skill, because)),
            .. reading.Word<SkillLevels>(Topic.Level, (level, because) => new LevelNamed(level, because)),
            .. reading.Word<Availability>(Topic.Available, (available, because) => new AvailabilityNamed(available, because)),
            .. reading.Date((deadline, because) => new DeadlineNamed(deadline, because)),
            .. reading.Barriers(),
            .. reading.Word<Stakes>(Topic.Stakes, (stakes, because) => new StakesNamed(stakes, because)),
            .. reading.Word<Frequency>(Topic.Frequency, (frequency, because) => new FrequencyNamed(frequency, because)),
            .. reading.Word<Ai>(Topic.Ai, (ai, because) => new AiNamed(ai, because)),
            .. reading.People(),
        ];
    }
}

/// <summary>Reads the fields of one form. A field that says what is known already says nothing.</summary>
internal sealed class FieldReading(Draft draft, Said.Submitted form)
{
    private CaseFacts Facts => draft.State.Facts;

    public ImmutableArray<ConversationEvent> Text(Topic topic, Func<string, Evidence, ConversationEvent> name) =>
        Value(topic)?.Trim() is { Length: > 0 } text && text != Say.Known(topic, Facts) ? [name(text, Because(topic, text))] : [];

    public ImmutableArray<ConversationEvent> Word<T>(Topic topic, Func<T, Evidence, ConversationEvent> name)
        where T : struct, Enum =>
        Reasoning.Word.Parse<T>(Value(topic)) is { } value && Say.Value(value) is var said && said != Stands(topic) ? [name(value, Because(topic, said))] : [];

    /// <summary>An empty date means what its label says, there is no fixed one; but only beside an answer to the same question.</summary>
    public ImmutableArray<ConversationEvent> Date(Func<Deadline, Evidence, ConversationEvent> name)
    {
        var text = Value(Topic.Deadline);
        var isMeant = Facts.Deadline is null && (form.Form == Forms.AllAtOnce ? IsFilled(Topic.Level) || IsFilled(Topic.Available) : AsksForDate());
        var deadline = string.IsNullOrEmpty(text) ? (isMeant ? Deadline.None : null) : Deadline.Parse(text);
        return deadline is null || deadline == Facts.Deadline ? [] : [name(deadline, Because(Topic.Deadline, Say.Deadline(deadline)))];
    }

    public ImmutableArray<ConversationEvent> Barriers()
    {
        var words = (Value(Topic.Barriers) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var kinds = words.Select(Reasoning.Word.Parse<BarrierKinds>).OfType<BarrierKinds>().Aggregate(BarrierKinds.NotNamed, (all, one) => all | one);
        var barrier = kinds != BarrierKinds.NotNamed ? Barrier.Some : words.Contains(Options.Nothing, StringComparer.Ordinal) ? Barrier.None : (Barrier?)null;
        return barrier is not { } known || (known == Facts.Barrier && kinds == Facts.BarrierKinds)
            ? []
            : [new BarriersNamed(known, kinds, Because(Topic.Barriers, known == Barrier.None ? Sentences.Button_none : Say.Values(kinds)))];
    }

    public ImmutableArray<ConversationEvent> People() =>
        AnswerReader.Count(Value(Topic.People) ?? "") is { } people && people != Facts.People
            ? [new PeopleCounted(people, Because(Topic.People, people.ToString(CultureInfo.InvariantCulture)))]
            : [];

    /// <summary>What is known, in words; AI counts as "no" only once somebody has said so.</summary>
    private string? Stands(Topic topic) => topic == Topic.Ai ? Say.Value(Facts.Ai) : Say.Known(topic, Facts);

    private bool IsFilled(Topic topic) => !string.IsNullOrEmpty(Value(topic));

    private bool AsksForDate() => Prompts.Of(draft.Question, draft.State, draft.Calendar).Form?.Fields.OfType<Field.Date>().Any() == true;

    private string? Value(Topic topic) => form.Fields.GetValueOrDefault(Forms.Id(topic));

    private Evidence Because(Topic topic, string quote) =>
        new(draft.State.Because.ContainsKey(topic) ? EvidenceSource.Corrected : EvidenceSource.Answered, draft.Message.Id, quote);
}
