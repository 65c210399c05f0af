using System.Text;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Coach.Bot.Archiving;
using Coach.Bot.Cases;
using Coach.Bot.Endpoints.Slack.Installing;
using Coach.Bot.Endpoints.Slack.Rooms;
using Coach.Bot.Endpoints.Teams;
using Coach.Bot.Sending;
using Coach.Bot.Tests.Architecture;
using Coach.Core.Conversations;
using Coach.Slack.Inbox;
using Coach.Teams.Connector;
using Coach.Transcripts;
using Coach.Transcripts.Audit;
using Coach.Transcripts.Index;
using Coach.Transcripts.Records;
using Coach.Transcripts.Rights;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Transcripts.Rights;

/// <summary>What stands of people beside the logs goes with them (F13, F14): written by the code that writes it in real life.</summary>
public sealed partial class PersonalRecordsTests : IDisposable
{
    private static readonly DateTimeOffset Today = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly ConversationAddress RobinsChat = new("teams", "tenant", "a:robin", IsPersonal: true);
    private static readonly ConversationAddress KimsChat = new("teams", "tenant", "a:kim", IsPersonal: true);
    private static readonly SlackWorkspace Workspace = new("T1", Enterprise: null, IsEnterpriseInstall: false);
    private readonly FakeTimeProvider clock = new(Today);
    private readonly MemoryRecords records = new();
    private readonly MemoryTranscriptStore store;
    private readonly CaseIndex index;
    private readonly Archive archive;
    private readonly MemoryCache memory = new(new MemoryCacheOptions());

    public PersonalRecordsTests()
    {
        store = new(clock);
        index = new(records, clock);
        archive = new(new IndexedTranscriptStore(store, index, clock), records, index, new AuditLog(records, clock), clock);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Subject Teams { get; } = new(Subject.HashOf("29:robin"), Conversation: null);

    private static Subject Slack { get; } = new(Subject.HashOf("UROBIN"), Conversation: null);

    private static Order Run { get; } = new("operator", "request", IsDry: false);

    private TeamsBlocks Blocks => new(records, new OpenCases(store, memory), NullLogger<TeamsBlocks>.Instance);

    private SlackCases Cases => new(records, NullLogger<SlackCases>.Instance);

    public void Dispose()
    {
        index.Dispose();
        memory.Dispose();
    }

    [Fact]
    public async Task Erasing_a_person_takes_their_records_and_leaves_the_others()
    {
        await FillAsync();

        foreach (var subject in new[] { Teams, Slack })
        {
            var dry = await archive.Archivist.EraseAsync(subject, Run with { IsDry = true }, Cancellation);
            Assert.Equal(dry, await archive.Archivist.EraseAsync(subject, Run, Cancellation) with { HeldBy = dry.HeldBy });
            Assert.NotEqual(0, dry.Records);
        }

        var left = await EverythingAsync();
        Assert.DoesNotContain("robin", left, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(CaseNames.HashOf(RobinsChat), left, StringComparison.Ordinal);
        Assert.True(await Blocks.IsBlockedAsync(CaseNames.HashOf(KimsChat), Cancellation));
        Assert.Single(await Cases.OfAsync(Workspace, "UKIM", Cancellation));
    }

    [Fact]
    public async Task Erasing_a_conversation_takes_the_way_to_it_from_everybodys_records()
    {
        await FillAsync();
        var thread = Place("UKIM", "C1", "1.1");
        await NoteAsync(thread);

        await archive.Archivist.EraseAsync(new(Person: null, CaseNames.HashOf(RobinsChat)), Run, Cancellation);
        var dry = await archive.Archivist.EraseAsync(new(Person: null, CaseNames.HashOf(thread.Conversation)), Run with { IsDry = true }, Cancellation);
        var count = await archive.Archivist.EraseAsync(new(Person: null, CaseNames.HashOf(thread.Conversation)), Run, Cancellation);

        Assert.Equal((1, 1), (dry.Records, count.Records));
        Assert.Equal([Place("UKIM", "DKIM", thread: null)], await Cases.OfAsync(Workspace, "UKIM", Cancellation));
        Assert.False(await Blocks.IsBlockedAsync(CaseNames.HashOf(RobinsChat), Cancellation));
        Assert.Single(await Cases.OfAsync(Workspace, "UROBIN", Cancellation));
    }

    [Fact]
    public async Task A_hold_keeps_the_records_too()
    {
        await FillAsync();
        await archive.Holds.PlaceAsync(new("lawsuit-4", Teams, "lawsuit", "counsel", Today), Cancellation);

        Assert.Equal(0, (await archive.Archivist.EraseAsync(Teams, Run, Cancellation)).Records);
        Assert.True(await Blocks.IsBlockedAsync(CaseNames.HashOf(RobinsChat), Cancellation));
    }

    [Fact]
    public async Task When_the_newest_case_of_a_conversation_is_deleted_by_age_its_records_go_too()
    {
        await FillAsync();
        clock.Advance(TimeSpan.FromDays(181));
        await SayAsync(KimsChat, 2, "29:kim");

        var dry = await archive.Archivist.RetainAsync(180, Run with { IsDry = true }, Cancellation);
        var count = await archive.Archivist.RetainAsync(180, Run, Cancellation);

        Assert.Equal((2, 2), (count.Cases, count.Records)); // that it was blocked, and what was on its way
        Assert.Equal(dry, count with { HeldBy = dry.HeldBy });
        var left = await records.ListAsync("", Cancellation).ToListAsync(Cancellation);
        Assert.DoesNotContain(left, name => name.Contains(CaseNames.HashOf(RobinsChat), StringComparison.Ordinal));
        Assert.Contains("blocked/" + CaseNames.HashOf(KimsChat), left);
    }

    [Fact]
    public async Task Whoever_asks_gets_their_records_too()
    {
        await FillAsync();

        var got = new List<string>();
        var count = await archive.Archivist.AccessAsync(Slack, Run, new(_ => Task.CompletedTask, (name, entry) => Task.Run(() => got.Add($"{name} {entry}"), Cancellation)), Cancellation);

        Assert.Equal(1, count.Records);
        Assert.StartsWith("slack-cases/", Assert.Single(got), StringComparison.Ordinal);
    }

    public static TheoryData<string, JsonTypeInfo> Kept => new()
    {
        { "index", IndexJson.Default.CaseSummary },
        { "holds", HoldJson.Default.Hold },
        { "audit", AuditJson.Default.AuditEntry },
        { "pending", PendingJson.Default.PendingSend },
        { "slack-cases", SlackCasesJson.Default.SlackPlace },
        { "slack-digests", SlackDigestJson.Default.SlackDigest },
        { "slack-installations", InstallationJson.Default.SlackInstallation },
    };

    [Theory]
    [MemberData(nameof(Kept), DisableDiscoveryEnumeration = true)]
    public void Every_field_of_a_record_is_told_of_in_what_we_store(string kind, JsonTypeInfo stored)
    {
        var row = Assert.Single(Repository.Read("docs/what-we-store.md").Split('\n'), line => line.StartsWith($"| `{kind}/", StringComparison.Ordinal));
        Assert.All(Fields(stored), field => Assert.Contains($"`{field}`", row, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_kind_of_record_is_told_of_in_what_we_store()
    {
        var kinds = Repository.Named("src/*.cs").Select(Repository.Read)
            .Where(code => code.Contains("IRecords", StringComparison.Ordinal) || code.Contains("RecordTag", StringComparison.Ordinal) || code.Contains(".Records.", StringComparison.Ordinal))
            .SelectMany(code => Kind().Matches(code).Select(match => match.Groups["kind"].Value)).Distinct(StringComparer.Ordinal).ToArray();

        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "holds", "index", "pending", "blocked", "slack-cases" }, kinds.ToHashSet(StringComparer.Ordinal));
        Assert.All(kinds, kind => Assert.Contains($"`{kind}/", Repository.Read("docs/what-we-store.md"), StringComparison.Ordinal));
    }

    private static IEnumerable<string> Fields(JsonTypeInfo type) =>
        type.Properties.Where(property => property.Get is not null).SelectMany(property =>
            Fields(type.Options.GetTypeInfo(property.PropertyType)).Prepend(property.Name));

    [GeneratedRegex("""\$?"(?<kind>[a-z-]+)/["{]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kind();

    private static SlackPlace Place(string user, string channel, string? thread) => new(Workspace, channel, thread, user);

    private static ConversationReference Reference(string id, string name) =>
        new("http://localhost/", new("a:" + id), "msteams", new("28:bot", "Coach"), new(id, name), ReplyToId: null);

    private async Task FillAsync()
    {
        await SayAsync(RobinsChat, 1, "29:robin");
        await SayAsync(KimsChat, 1, "29:kim");
        await Blocks.BlockAsync(CaseNames.HashOf(RobinsChat), Cancellation);
        await Blocks.BlockAsync(CaseNames.HashOf(KimsChat), Cancellation);
        await NoteAsync(Place("UROBIN", "DROBIN", thread: null));
        await NoteAsync(Place("UKIM", "DKIM", thread: null));
        var late = $$"""{"channel":"teams","address":{{System.Text.Json.JsonSerializer.Serialize(new TeamsAddress(Reference("29:robin", "Robin Example"), CaseNames.HashOf(RobinsChat)), TeamsAddressJson.Default.TeamsAddress)}}}""";
        await records.WriteAsync($"pending/{CaseNames.HashOf(RobinsChat)}/1-00", Encoding.UTF8.GetBytes(late), expected: null, Cancellation);
    }

    private async Task NoteAsync(SlackPlace place)
    {
        using var cases = Cases;
        cases.Note(place, OpenCase.From(new(CaseNames.For(place.Conversation, 1), [new(Today, [new CaseOpened(place.Conversation, 1, new(place.User, Name: null), "en", null, false, [])])], TranscriptVersion.New)));
        while (!(await Cases.OfAsync(Workspace, place.User, Cancellation)).Contains(place))
        {
            await Task.Yield();
        }
    }

    private async Task SayAsync(ConversationAddress where, int number, string id)
    {
        var who = new Person(id, Name: null);
        Assert.NotNull(await store.AppendAsync(CaseNames.For(where, number), TranscriptVersion.New, new(clock.GetUtcNow(), [new CaseOpened(where, number, who, "en", null, false, []), new MessageReceived($"m-{number}", who, new Said.Typed("hello"))]), Cancellation));
    }

    private async Task<string> EverythingAsync()
    {
        var all = new StringBuilder();
        await foreach (var name in records.ListAsync("", Cancellation))
        {
            all.Append(name).Append(' ').AppendLine(Encoding.UTF8.GetString((await records.ReadAsync(name, Cancellation))!.Content.Span));
        }

        return all.ToString();
    }
}
