using System.Collections.Immutable;
using Coach.Bot.Cases;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Commands.Chatting;

/// <summary>The terminal as a channel: what is typed becomes a message to the desk, what the desk answers is shown.</summary>
internal sealed class Chat(ConversationDesk desk, Terminal terminal, IScreen screen, CoachPolicy policy)
{
    private const string Channel = "terminal";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly Person Somebody = new("you", Name: null);
    private readonly string run = Guid.NewGuid().ToString("N");
    private readonly Keyboard keyboard = new(terminal, screen);
    private (Numbers Numbers, string? Card, Form? Form) shown = (new([], []), null, null);
    private int messages;

    public static ConversationAddress AddressOf(string conversation) => new(Channel, Tenant: null, conversation, IsPersonal: true);

    /// <summary>Begins the conversation, or shows where it stopped.</summary>
    public async Task OpenAsync(string conversation, CancellationToken cancellation)
    {
        var log = await desk.ReadAsync(AddressOf(conversation), cancellation);
        if (log?.Turns.LastOrDefault(turn => turn.Events.OfType<CoachReplied>().Any()) is not { } last)
        {
            await SayAsync(conversation, new Said.Joined(), cancellation);
            return;
        }

        Show([.. last.Events.OfType<CoachReplied>().Select(replied => replied.Reply)], Conversation.Fold(log.Turns));
    }

    public async Task<TurnOutcome> SayAsync(string conversation, Said said, CancellationToken cancellation)
    {
        var message = new InboundMessage(AddressOf(conversation), $"{run}-{++messages}", Somebody, said, terminal.Time.GetLocalNow());
        var outcome = await desk.HandleAsync(message, (_, _) => Task.FromResult(Handover.Nothing), Patience, cancellation);
        Show(outcome.Replies, outcome.Case.State);
        return outcome;
    }

    /// <summary>Goes on until the person leaves or the input ends.</summary>
    public async Task TalkAsync(string conversation, CancellationToken cancellation)
    {
        for (var line = await keyboard.AskAsync(cancellation); line is not null; line = await keyboard.AskAsync(cancellation))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                await SayAsync(conversation, shown.Numbers.Read(line, shown.Card), cancellation);
                await FillAsync(conversation, cancellation);
            }
        }
    }

    /// <summary>A form that stands alone is filled here and now; the fields of a question can also be answered in one line.</summary>
    private async Task FillAsync(string conversation, CancellationToken cancellation)
    {
        while (shown is { Form: { } form, Card: var card })
        {
            shown = shown with { Form = null };
            if (await new FormFilling(keyboard, screen, Today).FillAsync(form, cancellation) is { } fields)
            {
                await SayAsync(conversation, new Said.Submitted(form.Id, fields, card), cancellation);
            }
            else
            {
                screen.Note("Left the form; nothing of it was sent.");
            }
        }
    }

    private DateOnly Today => DateOnly.FromDateTime(terminal.Time.GetLocalNow().DateTime);

    private void Show(ImmutableArray<Reply> replies, Conversation state)
    {
        var open = Waterfall.Current(state, new Calendar(Today, policy.LeadTimes));
        foreach (var reply in replies)
        {
            var isForm = reply.Kind == ReplyKind.Form;
            var numbers = Numbers.Of(isForm ? reply with { Form = null } : reply, open);
            if (reply.Body.Length > 0 || reply.Choices.Length > 0)
            {
                screen.Show(reply, numbers);
            }

            shown = (numbers, reply.Card ?? shown.Card, isForm ? reply.Form : null);
        }
    }
}
