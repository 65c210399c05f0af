using Coach.Bot.Sending;
using Microsoft.Extensions.Logging.Abstractions;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Sending;

public sealed class CardReplacerTests : IDisposable
{
    private readonly CardReplacer replacer = new(NullLogger<CardReplacer>.Instance);
    private readonly FakeLine line = new();

    public void Dispose() => replacer.Dispose();

    [Fact]
    public async Task A_card_that_has_to_wait_holds_back_no_other_conversation()
    {
        var limit = new TaskCompletionSource();
        line.Before = (text, _) => text == "1: yes" ? limit.Task : Task.CompletedTask;

        Replace("limited", "1", "yes");
        Replace("limited", "2", "no");
        Replace("other", "3", "maybe");
        await TakenAsync(1);
        Assert.Equal(["3: maybe"], line.Taken);

        limit.SetResult();
        await TakenAsync(3);
        Assert.Equal(["3: maybe", "1: yes", "2: no"], line.Taken);
    }

    [Fact]
    public async Task A_card_that_can_not_be_replaced_stays_and_the_next_is()
    {
        line.Before = (text, _) => text == "1: yes" ? throw new DeliveryException(DeliveryFault.Refused, "gone") : Task.CompletedTask;

        Replace("here", "1", "yes");
        Replace("here", "2", "no");

        await TakenAsync(1);
        Assert.Equal(["2: no"], line.Taken);
    }

    private void Replace(string conversation, string id, string answer) => replacer.Replace(line, conversation, [(id, new PromptAnswered("1.1", "Could they?", answer))]);

    private async Task TakenAsync(int count)
    {
        while (line.Taken.Count < count)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }
}
