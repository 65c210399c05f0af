using Coach.Bot.Cases;
using Coach.Bot.Settings;
using Coach.Bot.Understanding;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Core.Understanding;
using Coach.Transcripts;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coach.Bot.Tests.Understanding.Models;

/// <summary>A message on its whole way, with a model beside it.</summary>
public sealed class ModelAtTheDeskTests
{
    private const string Text = "Our loaders should stack the pallets straight. Half the crew just looks at me when a load tips.";
    private readonly MemoryTranscriptStore store = new();

    [Fact]
    public async Task What_a_model_proposes_is_in_the_log_and_a_redelivery_does_not_ask_it_again()
    {
        await using var server = await ModelServer.SayingAsync("""{"facts":[{"fact":"skill","value":"partial","quote":"Half the crew just looks at me"}]}""");
        await SayAsync(server.Address);
        await SayAsync(server.Address);
        var state = Conversation.Fold((await store.ReadAsync(CaseNames.For(Message.Conversation, 1), TestContext.Current.CancellationToken)).Turns);
        Assert.Equal((Skill.Partial, EvidenceSource.Proposed, Proposals.Cue), (state.Facts.Skill!.Value, state.Because[Topic.Skill].Source, state.Because[Topic.Skill].Cue));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_model_that_is_gone_keeps_nobody_waiting_for_an_answer()
    {
        var server = await ModelServer.SayingAsync("");
        var address = server.Address;
        await server.DisposeAsync();
        Assert.NotEmpty((await SayAsync(address)).Replies);
    }

    private static InboundMessage Message { get; } = new(new("teams", "tenant", "chat", IsPersonal: true), "a", new("user", "A manager"), new Said.Typed(Text), new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    private Task<TurnOutcome> SayAsync(Uri model) => Desk(model).HandleAsync(Message, (_, _) => Task.FromResult(Handover.Nothing), TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    private ConversationDesk Desk(Uri model) => new(
        new(store, new MemoryCache(new MemoryCacheOptions { SizeLimit = 100 })),
        CoachPolicy.Default,
        TimeProvider.System,
        new ModelReader(ModelClient.Of(new ModelSettings(model, "small", Key: null)), TimeProvider.System, NullLogger<ModelReader>.Instance));
}
