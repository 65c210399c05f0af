using System.Collections.Immutable;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>The same event with other words where people's own words, or names, stood. What is of the closed vocabulary stays. An event that gets a field for words has to be named here.</summary>
/// <param name="Words">What becomes of what was said in the turn.</param>
/// <param name="Facts">What becomes of the words that a result rests on.</param>
/// <param name="People">What becomes of a person.</param>
internal sealed record Rewording(Func<string, string> Words, Func<string, string> Facts, Func<Person, Person> People)
{
    /// <summary>Stands where the coach said something: it may have quoted anybody.</summary>
    public string Reply { get; init; } = Erasing.Words;

    /// <summary>What becomes of a file that came with a message; null when nothing is to tell of it.</summary>
    public required Func<AttachedFile, AttachedFile?> File { get; init; }

    public ConversationEvent Of(ConversationEvent happened) => happened switch
    {
        CaseOpened opened => opened with { By = People(opened.By) },
        MessageReceived received => Of(received),
        MessageEdited edited => edited with { From = People(edited.From), Text = Words(edited.Text) },
        MessageDeleted deleted => deleted with { From = People(deleted.From) },
        CaseHandedOver over => new CaseHandedOver(People(over.To)),
        Recommended recommended => new Recommended(recommended.Decision with { Facts = Of(recommended.Decision.Facts) }),
        Disagreed disagreed => new Disagreed(Words(disagreed.Reason)),
        OwnChoiceMade made => new OwnChoiceMade(Words(made.Choice)),
        PromptAnswered answered => answered with { Asked = Words(answered.Asked), Answer = Words(answered.Answer) },
        CoachReplied replied => new CoachReplied(new(replied.Reply.Kind, [new Block.Paragraph(Reply)], [], Form: null, replied.Reply.Card)),
        _ => OfFact(happened),
    };

    private ConversationEvent OfFact(ConversationEvent happened) => happened switch
    {
        PerformanceNamed named => new PerformanceNamed(Words(named.Performance), Of(named.Because)),
        MeasureNamed named => new MeasureNamed(Words(named.Measure), Of(named.Because)),
        SafeguardNamed named => new SafeguardNamed(Words(named.Safeguard), Of(named.Because)),
        SkillNamed named => named with { Because = Of(named.Because) },
        LevelNamed named => named with { Because = Of(named.Because) },
        AvailabilityNamed named => named with { Because = Of(named.Because) },
        DeadlineNamed named => named with { Because = Of(named.Because) },
        BarriersNamed named => named with { Because = Of(named.Because) },
        StakesNamed named => named with { Because = Of(named.Because) },
        FrequencyNamed named => named with { Because = Of(named.Because) },
        AiNamed named => named with { Because = Of(named.Because) },
        PeopleCounted named => named with { Because = Of(named.Because) },
        ModalityAsked named => named with { Because = Of(named.Because) },
        ProblemSetAside aside => new ProblemSetAside(Words(aside.Problem)),
        ReadingDoubted doubted => doubted with { Other = Of(doubted.Other), Because = Of(doubted.Because) },
        WorthNamed named => named with { Because = Of(named.Because) },
        _ => happened,
    };

    private MessageReceived Of(MessageReceived received) => received with
    {
        From = People(received.From),
        Said = Of(received.Said),
        Label = received.Label is null ? null : Words(received.Label),
        Attachments = received.Attachments?.Select(File).OfType<AttachedFile>().ToImmutableArray() is { IsEmpty: false } left ? left : null,
    };

    private Said Of(Said said) => said switch
    {
        Said.Typed typed => new Said.Typed(Words(typed.Text)),
        Said.Pressed pressed => pressed with { Choice = Words(pressed.Choice) },
        Said.Submitted form => form with { Fields = form.Fields.ToImmutableDictionary(field => field.Key, field => Words(field.Value), StringComparer.Ordinal) },
        _ => said,
    };

    private Evidence Of(Evidence because) => because with { Quote = Words(because.Quote), Offset = null };

    private CaseFacts Of(CaseFacts facts) => facts with
    {
        Performance = facts.Performance is null ? null : Facts(facts.Performance),
        Measure = facts.Measure is null ? null : Facts(facts.Measure),
        Safeguard = facts.Safeguard is null ? null : Facts(facts.Safeguard),
    };
}
