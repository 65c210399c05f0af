using System.Collections.Immutable;
using System.Diagnostics;
using Coach.Bot.Load.Machine;
using Coach.Bot.Load.Wires;

namespace Coach.Bot.Load.Measures;

/// <summary>How long a turn took.</summary>
/// <param name="Whole">From the message to its reply.</param>
/// <param name="Acknowledged">From the message to the answer to its request.</param>
internal sealed record TurnTimes(TimeSpan Whole, TimeSpan Acknowledged);

/// <summary>Talks to one bot and hears what comes back.</summary>
internal sealed class Talk(Wire wire, Sink sink, Uri bot)
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(8);

    public string NewConversation() => wire.NewConversation();

    public string NewMessage() => wire.NewMessage();

    public Task<Delivered> SayAsync(string conversation, string message, string text) => wire.SayAsync(bot, conversation, message, text);

    /// <summary>One turn; null when the request failed or no reply came that was expected.</summary>
    public async Task<TurnTimes?> TurnAsync(string conversation, Line line, TimeSpan? patience = null)
    {
        var sending = SayAsync(conversation, NewMessage(), line.Say);
        var hearing = HearAsync(conversation, line, patience ?? Usual);
        var (sent, heard) = (await sending, await hearing);
        return sent.IsFine && heard is not null ? new(Stopwatch.GetElapsedTime(sent.Began, heard.At), sent.Took) : null;
    }

    /// <summary>The first reply that matches; null when none came in time.</summary>
    public async Task<Heard?> HearAsync(string conversation, Line line, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await foreach (var heard in sink.In(conversation).ReadAllAsync(limit.Token))
            {
                if (line.Expect.IsMatch(heard.Text))
                {
                    return heard;
                }
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        return null;
    }

    /// <summary>Everything that comes until as many came, or until the time is up.</summary>
    public async Task<ImmutableArray<Heard>> HearAllAsync(string conversation, int most, TimeSpan time)
    {
        var all = ImmutableArray.CreateBuilder<Heard>();
        using var limit = new CancellationTokenSource(time);
        try
        {
            while (all.Count < most)
            {
                all.Add(await sink.In(conversation).ReadAsync(limit.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // nothing more came
        }

        return all.ToImmutable();
    }

    /// <summary>The first turns of a new conversation; null when one of them failed.</summary>
    public async Task<string?> BegunAsync(Script script, int turns)
    {
        var conversation = NewConversation();
        foreach (var line in script.Turns.Take(turns))
        {
            if (await TurnAsync(conversation, line) is null)
            {
                return null;
            }
        }

        return conversation;
    }
}
