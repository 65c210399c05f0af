using Coach.Bot.Cases;
using Coach.Bot.Settings;
using Coach.Bot.Tests.Transcripts;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;

namespace Coach.Bot.Tests.Cases;

/// <summary>A4: a mode for each organisation and workspace, changed without losing open cases.</summary>
public sealed class ModeTests
{
    private const string Words = "They should check each invoice against its order";
    private readonly MemoryTranscriptStore store = new();
    private int messages;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Full", "tenant=DecisionOnly", false)]
    [InlineData("DecisionOnly", "tenant=Full", true)]
    [InlineData("Full", "TENANT=DecisionOnly", false)]
    [InlineData("DecisionOnly", "other=Full", false)]
    [InlineData("Full", "other=DecisionOnly", true)]
    public async Task Each_organisation_has_its_own(string mode, string own, bool areWordsKept)
    {
        await SayAsync(Settings(mode, own), Words);

        Assert.Equal(areWordsKept, (await LogAsync()).Contains(Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_open_case_goes_on_when_the_mode_changes_back_and_forth()
    {
        await SayAsync(Settings("Full", "other=Full"), Words);
        await SayAsync(Settings("Full", "tenant=DecisionOnly"), "partly");
        await SayAsync(Settings("Full", "other=Full"), "status");

        var log = await store.ReadAsync(Turns.First, Cancellation);
        Assert.Equal((3, 1), (log.Turns.Length, await store.LatestAsync(Turns.First.Conversation, Cancellation)));
        Assert.Equal(Coach.Core.Reasoning.Skill.Partial, Conversation.Fold(log.Turns).Facts.Skill);
        Assert.Equal((true, false), (Turns.Lines(log.Turns)[0].Contains(Words, StringComparison.Ordinal), Turns.Lines(log.Turns)[1].Contains("partly", StringComparison.Ordinal)));
    }

    [Fact]
    public void Off_is_for_the_whole_coach() =>
        Assert.Contains("Transcripts:Modes:tenant is \"Off\"", Assert.Throws<SettingsException>(() => Settings("Full", "tenant=Off")).Message, StringComparison.Ordinal);

    private static TranscriptsSettings Settings(string mode, string own) => CoachSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection([new("Transcripts:Mode", mode), new($"Transcripts:Modes:{own.Split('=')[0]}", own.Split('=')[1])]).Build()).Transcripts;

    /// <summary>As after a restart with these settings.</summary>
    private async Task SayAsync(TranscriptsSettings settings, string text)
    {
        using var memory = new MemoryCache(new MemoryCacheOptions());
        var message = new InboundMessage(Turns.Chat, $"m-{++messages}", new("29:robin", "Robin"), new Said.Typed(text), DateTimeOffset.UtcNow);
        await new ConversationDesk(new(store, memory, rights: null, settings.Keep), CoachPolicy.Default, TimeProvider.System)
            .HandleAsync(message, (_, _) => Task.FromResult(Handover.Nothing), Timeout.InfiniteTimeSpan, Cancellation);
    }

    private async Task<string> LogAsync() => string.Concat(Turns.Lines((await store.ReadAsync(Turns.First, Cancellation)).Turns));
}
