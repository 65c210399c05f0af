using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coach.Bot.Cases;
using Coach.Slack.Inbox;
using Coach.Transcripts;
using Coach.Transcripts.Records;
using Microsoft.Extensions.Caching.Memory;

namespace Coach.Bot.Endpoints.Slack.Rooms;

/// <summary>Where somebody has cases, for their home tab: derived from the turns, and named after a hash. A case costs one write, when it begins.</summary>
public sealed partial class SlackCases(IRecords records, ILogger<SlackCases> log) : IDisposable
{
    private const string Folder = "slack-cases/";
    private const int MostKept = 20;
    private const int MostTries = 5;
    private const int HashLength = 32;
    private const int PeopleInMemory = 10_000;
    private static readonly MemoryCacheEntryOptions OnePerson = new() { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) };
    private readonly MemoryCache last = new(new MemoryCacheOptions { SizeLimit = PeopleInMemory });

    public void Dispose() => last.Dispose();

    /// <summary>The conversation that an entry of such a record tells of; null for records of other kinds.</summary>
    public static string? ConversationOf(string record, JsonElement entry) =>
        record.StartsWith(Folder, StringComparison.Ordinal) ? CaseNames.HashOf(entry.Deserialize(SlackCasesJson.Default.SlackPlace)!.Conversation) : null;

    /// <summary>Behind the answer: the person who asked has a case here.</summary>
    public void Note(SlackPlace place, OpenCase open)
    {
        if (open.State.By is { } asker && asker.Id == place.User)
        {
            _ = NoteAsync(place with { Trigger = null, Thread = place.IsPersonal ? null : place.Thread }, open.Name);
        }
    }

    /// <summary>The places of somebody's cases, the newest first.</summary>
    public async Task<ImmutableArray<SlackPlace>> OfAsync(SlackWorkspace workspace, string user, CancellationToken cancellation) =>
        Read(await records.ReadAsync(NameOf(workspace, user), cancellation));

    private async Task NoteAsync(SlackPlace place, CaseName name)
    {
        var record = NameOf(place.Workspace, place.User);
        var noted = last.Get<Noted>(record);
        if (noted is not null && noted.Case == name && noted.Places[0] == place)
        {
            return;
        }

        try
        {
            if (await WrittenAsync(record, place, noted ?? new(name, [], RecordTag.None)) is { } written)
            {
                last.Set(record, written with { Case = name }, OnePerson);
            }
        }
        catch (StoreUnavailableException e)
        {
            NotNoted(log, e);
        }
    }

    /// <summary>Begins with what was last seen, mostly nothing at all or our own; reads only when somebody else wrote since. Null when others always came first.</summary>
    private async Task<Noted?> WrittenAsync(string name, SlackPlace place, Noted stood)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            ImmutableArray<SlackPlace> now = [place, .. stood.Places.Where(one => one != place).Take(MostKept - 1)];
            if (await records.WriteAsync(name, JsonSerializer.SerializeToUtf8Bytes(now, SlackCasesJson.Default.ImmutableArraySlackPlace), stood.Tag, CancellationToken.None) is { } tag)
            {
                return stood with { Places = now, Tag = tag };
            }

            var record = await records.ReadAsync(name, CancellationToken.None);
            stood = stood with { Places = Read(record), Tag = record?.Tag ?? RecordTag.None };
            if (stood.Places is [var newest, ..] && newest == place)
            {
                return stood;
            }
        }

        return null;
    }

    private static ImmutableArray<SlackPlace> Read(StoredRecord? record) =>
        record is null ? [] : JsonSerializer.Deserialize(record.Content.Span, SlackCasesJson.Default.ImmutableArraySlackPlace);

    private static string NameOf(SlackWorkspace workspace, string user) =>
        $"{Folder}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{workspace.Key} {user}")))[..HashLength]}";

    /// <summary>What this process last wrote about a person, and for which case.</summary>
    private sealed record Noted(CaseName Case, ImmutableArray<SlackPlace> Places, RecordTag Tag);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A case is not on its person's home tab")]
    private static partial void NotNoted(ILogger log, Exception exception);
}

[JsonSerializable(typeof(ImmutableArray<SlackPlace>))]
internal sealed partial class SlackCasesJson : JsonSerializerContext;
