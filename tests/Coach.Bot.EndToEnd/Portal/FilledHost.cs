using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.Tests.Conversations;
using Coach.Core.Conversations;
using Coach.Transcripts;

namespace Coach.Bot.EndToEnd.Portal;

/// <summary>A host with an organisation's sign-in and thirty cases.</summary>
public sealed class FilledHost : IAsyncLifetime
{
    private const int Cases = 30;
    private const int PersonNamed = 3;
    private readonly TemporaryFolder folder = new();
    private Organisation organisation = null!;

    public CoachHost Host { get; private set; } = null!;

    internal Organisation Organisation => organisation;

    public async ValueTask InitializeAsync()
    {
        organisation = await Organisation.StartAsync();
        var store = new FileTranscriptStore(folder.Path);
        for (var number = 1; number <= Cases; number++)
        {
            await KeepAsync(store, number);
        }

        Host = await CoachHost.StartTodayAsync(folder.Path, "--Coach:RetentionDays=3650", $"--SignIn:Authority={organisation.Address}", $"--SignIn:ClientId={Organisation.Client}", $"--SignIn:ClientSecret={Organisation.Secret}");
    }

    public async ValueTask DisposeAsync()
    {
        Host?.Dispose();
        await (organisation?.DisposeAsync() ?? ValueTask.CompletedTask);
        folder.Dispose();
    }

    private static async Task KeepAsync(FileTranscriptStore store, int number)
    {
        var talk = new Talk { Now = Talk.Monday.AddDays(-number), From = new($"29:person-{number % PersonNamed}-4711", $"Person Canary{number % PersonNamed}") };
        talk.Joins().Says("Our 25 clerks miss fraud in supplier invoices; 9 slipped through last month. I want a course before 1 March");
        if (number % 2 == 0)
        {
            talk.Says("some of it").Says("judgment, no time to look anything up, by 1 March 2027").Says("what gets rewarded").Presses("Looks right");
        }

        var version = TranscriptVersion.New;
        foreach (var turn in talk.Log)
        {
            version = (await store.AppendAsync(CaseNames.For(new ConversationAddress("teams", "tenant", $"chat-{number}", IsPersonal: true), 1), version, turn, TestContext.Current.CancellationToken))!.Value;
        }
    }
}

[CollectionDefinition(nameof(FilledHost))]
public sealed class FilledHostDefinition : ICollectionFixture<FilledHost>, ICollectionFixture<Page.Chromium>;
