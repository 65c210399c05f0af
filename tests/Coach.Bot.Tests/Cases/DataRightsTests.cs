using Coach.Bot.Archiving;
using Coach.Bot.Cases;
using Coach.Bot.Tests.Transcripts;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Coach.Transcripts.Audit;
using Coach.Transcripts.Index;
using Coach.Transcripts.Records;
using Microsoft.Extensions.Caching.Memory;

namespace Coach.Bot.Tests.Cases;

/// <summary>my data, export my data, delete my data (S14, M15).</summary>
public sealed class DataRightsTests : IDisposable
{
    private static readonly Person Robin = new("29:robin", "Robin Example");
    private static readonly Person Kim = new("29:kim", "Kim Sample");
    private readonly MemoryTranscriptStore logs = new();
    private readonly MemoryRecords records = new();
    private readonly CaseIndex index;
    private readonly ErasureOrders orders;
    private readonly ConversationDesk desk;
    private readonly Archive archive;
    private readonly MemoryCache memory = new(new MemoryCacheOptions { SizeLimit = 100 });
    private int messages;

    public DataRightsTests()
    {
        index = new(records, TimeProvider.System);
        archive = new(new IndexedTranscriptStore(logs, index, TimeProvider.System), records, index, new AuditLog(records, TimeProvider.System), TimeProvider.System);
        orders = new(archive);
        desk = new(new(archive.Store, memory, new DataRights(archive, orders)), CoachPolicy.Default, TimeProvider.System);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static ConversationAddress Thread => Turns.Chat with { Id = "thread", IsPersonal = false };

    public void Dispose()
    {
        orders.Dispose();
        index.Dispose();
        memory.Dispose();
    }

    [Fact]
    public async Task My_data_says_what_is_kept_and_delete_asks_once_and_then_erases_everywhere()
    {
        await SayAsync(Turns.Chat, Robin, "My team ships robin-secret invoices late");
        await SayAsync(Thread, Kim, "Our people should greet kim-words guests");
        await SayAsync(Thread, Robin, "They should smile robin-secret more");

        Assert.Contains("word for word", await SayAsync(Turns.Chat, Robin, "my data"), StringComparison.Ordinal);
        var asked = await SayAsync(Turns.Chat, Robin, "delete my data");
        Assert.Contains("Shall I delete", asked, StringComparison.Ordinal);
        Assert.Contains("Delete it", asked, StringComparison.Ordinal);
        Assert.Contains("robin-secret", await EverythingAsync(), StringComparison.Ordinal);
        Assert.Contains("I'm deleting it now", await SayAsync(Turns.Chat, Robin, "yes"), StringComparison.Ordinal);
        await orders.RunAsync(Cancellation);

        var left = await EverythingAsync();
        Assert.DoesNotContain("robin", left, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("kim-words", left, StringComparison.Ordinal);
        Assert.Empty(await records.ListAsync("erasures/", Cancellation).ToListAsync(Cancellation));
        Assert.Equal(AuditAct.Erased, Assert.Single(await archive.Audit.ReadAsync(Cancellation).ToListAsync(Cancellation)).Note.Act);
    }

    [Fact]
    public async Task After_it_the_next_message_begins_a_new_case()
    {
        await SayAsync(Turns.Chat, Robin, "My team ships robin-secret invoices late");
        await SayAsync(Turns.Chat, Robin, "delete my data");
        await SayAsync(Turns.Chat, Robin, "delete it");
        await orders.RunAsync(Cancellation);

        await SayAsync(Turns.Chat, Robin, "hi");

        Assert.Equal(2, await logs.LatestAsync(CaseNames.HashOf(Turns.Chat), Cancellation));
        Assert.DoesNotContain("robin-secret", await EverythingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_says_something_else_keeps_everything()
    {
        await SayAsync(Turns.Chat, Robin, "My team ships robin-secret invoices late");
        await SayAsync(Turns.Chat, Robin, "delete my data");
        Assert.Contains("Good, I keep it.", await SayAsync(Turns.Chat, Robin, "keep my data"), StringComparison.Ordinal);
        Assert.Contains("Shall I delete", await SayAsync(Turns.Chat, Robin, "delete it"), StringComparison.Ordinal);
        await SayAsync(Turns.Chat, Robin, "status");
        await SayAsync(Turns.Chat, Robin, "yes");
        await orders.RunAsync(Cancellation);

        Assert.Contains("robin-secret", await EverythingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_thread_nobody_deletes_for_somebody_else()
    {
        await SayAsync(Thread, Kim, "Our people should greet kim-words guests");
        await SayAsync(Thread, Robin, "They should smile robin-secret more");
        await SayAsync(Thread, Kim, "delete my data");
        Assert.Contains("Shall I delete", await SayAsync(Thread, Robin, "delete it"), StringComparison.Ordinal);
        await SayAsync(Thread, Robin, "yes");
        await orders.RunAsync(Cancellation);

        var left = await EverythingAsync();
        Assert.Contains("kim-words", left, StringComparison.Ordinal);
        Assert.DoesNotContain("robin", left, StringComparison.OrdinalIgnoreCase);
        Assert.Null(Conversation.Fold((await logs.ReadAsync(CaseNames.For(Thread, 1), Cancellation)).Turns).Closed);
    }

    [Fact]
    public async Task A_hold_is_named_and_keeps_what_it_covers()
    {
        await SayAsync(Turns.Chat, Robin, "My team ships robin-secret invoices late");
        await archive.Holds.PlaceAsync(new("lawsuit-4", new(Person: null, CaseNames.HashOf(Turns.Chat)), "counsel", "counsel", DateTimeOffset.UnixEpoch), Cancellation);

        Assert.Contains("A legal hold (lawsuit-4) covers some of it.", await SayAsync(Turns.Chat, Robin, "delete my data"), StringComparison.Ordinal);
        Assert.Contains("lawsuit-4", await SayAsync(Turns.Chat, Robin, "yes"), StringComparison.Ordinal);
        await orders.RunAsync(Cancellation);

        Assert.Contains("robin-secret", await EverythingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_my_data_hands_over_what_is_kept_and_does_not_store_it_again()
    {
        await SayAsync(Turns.Chat, Robin, "My team ships robin-secret invoices late");

        var exported = await SayAsync(Turns.Chat, Robin, "export my data");

        Assert.Contains("Here is what I keep", exported, StringComparison.Ordinal);
        Assert.Contains("You: My team ships robin-secret invoices late", exported, StringComparison.Ordinal);
        Assert.DoesNotContain("You: My team ships", await EverythingAsync(), StringComparison.Ordinal);
        Assert.Equal(AuditAct.Accessed, Assert.Single(await archive.Audit.ReadAsync(Cancellation).ToListAsync(Cancellation)).Note.Act);
    }

    [Fact]
    public async Task A_confirmation_that_comes_again_after_a_restart_is_obeyed()
    {
        await SayAsync(Turns.Chat, Robin, "My team ships robin-secret invoices late");
        await SayAsync(Turns.Chat, Robin, "delete my data");
        var yes = Message(Turns.Chat, Robin, "yes");
        await new ConversationDesk(new(archive.Store, new MemoryCache(new MemoryCacheOptions())), CoachPolicy.Default, TimeProvider.System).HandleAsync(yes, (_, _) => Task.FromResult(Handover.Nothing), Timeout.InfiniteTimeSpan, Cancellation); // and dies before it did more

        await HandleAsync(yes);
        await orders.RunAsync(Cancellation);

        Assert.DoesNotContain("robin-secret", await EverythingAsync(), StringComparison.Ordinal);
    }

    private InboundMessage Message(ConversationAddress where, Person who, string text) => new(where, $"m-{++messages}", who, new Said.Typed(text), DateTimeOffset.UtcNow);

    private Task<string> SayAsync(ConversationAddress where, Person who, string text) => HandleAsync(Message(where, who, text));

    private async Task<string> HandleAsync(InboundMessage message)
    {
        var said = "";
        await desk.HandleAsync(message, Hear, Timeout.InfiniteTimeSpan, Cancellation);
        return said;

        Task<Handover> Hear(TurnOutcome outcome, CancellationToken cancellation)
        {
            said = string.Join("\n\n", outcome.Replies.Select(PlainText.Of));
            return Task.FromResult(Handover.Nothing);
        }
    }

    private async Task<string> EverythingAsync() =>
        string.Concat(await logs.ListAsync(Cancellation).Select(async (ListedCase listed, CancellationToken stop) => string.Concat(Turns.Lines((await logs.ReadAsync(listed.Name, stop)).Turns))).ToListAsync(Cancellation));
}
