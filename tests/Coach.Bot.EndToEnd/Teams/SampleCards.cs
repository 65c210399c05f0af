using System.Collections.Immutable;
using System.Text.Json;
using Coach.Bot.Tests.Conversations;
using Coach.Core.Conversations;
using Coach.Teams.Cards;
using Coach.Teams.Extension;
using Coach.Teams.Wire;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.EndToEnd.Teams;

/// <summary>Every card that a person may meet in Teams, as the conversation makes it.</summary>
internal static class SampleCards
{
    private const string Loss = "Our 20 phone agents should recognise a fraud attempt before they reset an account. Last month 9 slipped through.";
    private const string Deciding = "They have to judge, the caller is pushing them, no time to look anything up. Before they go live on the new line, 1 March.";

    private const string Address = "https://intranet.example/sites/fraud/procedures/how-to-recognise-a-fraud-attempt-before-a-reset";

    /// <summary>By name, as JSON.</summary>
    public static ImmutableArray<(string Name, string Card)> All { get; } =
    [
        ("welcome", Last(new Talk().Joins())),
        ("performance", Last(Asked())),
        ("form", Last(Asked().Says("form"))),
        ("skill", Last(Asked().Says(Loss))),
        ("level", Last(Asked().Says(Loss).Says("some of it"))),
        ("obstacles", Last(ToObstacles())),
        ("check", Last(ToCheck())),
        ("check-read", Last(new Talk().Says("From 1 February our 14 field engineers must decide on site whether a boiler may be relit. None has done it, a wrong call is dangerous, they must have it in their heads before the first visit. I don't know of anything else in the way."))),
        ("result", Last(ToResult())),
        ("result-short", Last(new Talk().Says("salespeople don't log their calls. they know how, I've seen them do it").Says("process").Says("looks right"))),
        ("rough", Last(Asked().Says(Loss).Says("just tell me"))),
        ("changed", Last(ToResult().Says("change the available: they can look it up"))),
        ("change", Last(ToCheck().Says("change"))),
        ("disagree", Last(ToResult().Says("i disagree").Says("no budget"))),
        ("which-day", Last(Asked().Says(Loss).Says("some of it").Says("judge, in the head, by 05/02/2027"))),
        ("erase", Last(ToCheck().Says("delete my data"))),
        ("recap", Last(AfterDays(ToObstacles()).Says("hi again"))),
        ("reminder", Reminder()),
        ("summary", Json(AdaptiveCardRenderer.Summary(new("1.3", "What level of skill does this job need, and when must it be available?", "Adapt under pressure; before they do it, in the head; by Monday 1 March 2027")))),
        ("dialog", AboutMessage.Dialog(value: null).Task.Value.GetProperty("card").GetProperty("content").GetRawText()),
        ("address", Last(new Talk().Says($"Our clerks should open {Address} before they ship").Says("no").Says("judge, in the head, no date").Says("nothing").Says("looks right"))),
    ];

    private static Talk Asked() => new Talk().Joins().Says("I was asked for training");

    private static Talk ToObstacles() => Asked().Says(Loss).Says("some of it").Says(Deciding);

    private static Talk ToCheck() => ToObstacles().Says("the handle time target, they get pushed to be quick");

    private static Talk ToResult() => ToCheck().Says("looks right");

    private static Talk AfterDays(Talk talk)
    {
        talk.Now = talk.Now.AddDays(3);
        return talk;
    }

    private static string Reminder()
    {
        var talk = AfterDays(ToObstacles());
        return Json(AdaptiveCardRenderer.Render(Reminders.Decide(talk.State, talk.Now, CoachPolicy.Default).OfType<CoachReplied>().Single().Reply));
    }

    /// <summary>The newest card of a conversation.</summary>
    private static string Last(Talk talk) =>
        talk.Replies.SelectMany(reply => CardMessage.For(reply)).Last(message => message.Attachments is not null).Attachments![0]!.Content!.Value.GetRawText();

    private static string Json(AdaptiveCard card) => JsonSerializer.Serialize(card, TeamsJson.Default.AdaptiveCard);
}
