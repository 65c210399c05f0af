using Coach.Teams.Connector;
using Microsoft.Extensions.Time.Testing;

namespace Coach.Bot.Tests.Teams.Connector;

public sealed class SendLimitsTests
{
    private readonly FakeTimeProvider clock = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly SendLimits limits;

    public SendLimitsTests() => limits = new(clock);

    [Fact]
    public void In_a_conversation_seven_go_at_once_and_the_next_after_a_second()
    {
        var sends = Send("chat", "tenant", 8);
        Assert.Equal(7, Gone(sends));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(8, Gone(sends));
    }

    [Fact]
    public void In_a_conversation_sixty_go_in_thirty_seconds()
    {
        var sends = Send("chat", "tenant", 61);
        for (var second = 0; second < 29; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(60, Gone(sends));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(61, Gone(sends));
    }

    [Fact]
    public void In_a_tenant_thirty_go_in_a_second_whatever_the_conversation()
    {
        var sends = Enumerable.Range(0, 31).SelectMany(number => Send($"chat-{number}", "tenant", 1)).ToArray();
        var elsewhere = Send("chat", "another tenant", 1);
        Assert.Equal((30, 1), (Gone(sends), Gone(elsewhere)));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(31, Gone(sends));
    }

    [Fact]
    public void Conversations_do_not_wait_for_each_other()
    {
        Send("chat", "tenant", 20);
        Assert.Equal(7, Gone(Send("another chat", "tenant", 7)));
    }

    private static int Gone(IEnumerable<Task> sends) => sends.Count(send => send.IsCompletedSuccessfully);

    private Task[] Send(string conversation, string tenant, int times) =>
        [.. Enumerable.Range(0, times).Select(_ => limits.WaitAsync(new("https://smba.trafficmanager.net/", new(conversation, TenantId: tenant), "msteams", null, null, null), TestContext.Current.CancellationToken))];
}
