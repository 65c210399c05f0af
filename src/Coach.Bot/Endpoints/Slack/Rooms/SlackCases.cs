using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coach.Core.Conversations;
using Coach.Slack.Inbox;
using Coach.Transcripts;
using Coach.Transcripts.Records;

namespace Coach.Bot.Endpoints.Slack.Rooms;

/// <summary>Where somebody has cases, for their home tab: derived from the turns, and named after a hash.</summary>
public sealed partial class SlackCases(IRecords records, ILogger<SlackCases> log)
{
    private const string Folder = "slack-cases/";
    private const int MostKept = 20;
    private const int MostTries = 5;
    private const int HashLength = 32;

    /// <summary>The conversation that an entry of such a record tells of; null for records of other kinds.</summary>
    public static string? ConversationOf(string record, JsonElement entry) =>
        record.StartsWith(Folder, StringComparison.Ordinal) ? CaseNames.HashOf(entry.Deserialize(SlackCasesJson.Default.SlackPlace)!.Conversation) : null;

    /// <summary>Behind the answer: the person who asked has a case here.</summary>
    public void Note(SlackPlace place, Conversation state)
    {
        if (state.By is { } asker && asker.Id == place.User)
        {
            _ = NoteAsync(place with { Trigger = null, Thread = place.IsPersonal ? null : place.Thread });
        }
    }

    /// <summary>The places of somebody's cases, the newest first.</summary>
    public async Task<ImmutableArray<SlackPlace>> OfAsync(SlackWorkspace workspace, string user, CancellationToken cancellation) =>
        Read(await records.ReadAsync(NameOf(workspace, user), cancellation));

    private async Task NoteAsync(SlackPlace place)
    {
        try
        {
            var noted = false;
            for (var tries = 0; !noted && tries < MostTries; tries++)
            {
                noted = await TryAsync(place);
            }
        }
        catch (StoreUnavailableException e)
        {
            NotNoted(log, e);
        }
    }

    /// <summary>False when somebody else wrote first.</summary>
    private async Task<bool> TryAsync(SlackPlace place)
    {
        var name = NameOf(place.Workspace, place.User);
        var record = await records.ReadAsync(name, CancellationToken.None);
        var known = Read(record);
        if (known is [var newest, ..] && newest == place)
        {
            return true;
        }

        ImmutableArray<SlackPlace> now = [place, .. known.Where(one => one != place).Take(MostKept - 1)];
        var content = JsonSerializer.SerializeToUtf8Bytes(now, SlackCasesJson.Default.ImmutableArraySlackPlace);
        return await records.WriteAsync(name, content, record?.Tag ?? RecordTag.None, CancellationToken.None) is not null;
    }

    private static ImmutableArray<SlackPlace> Read(StoredRecord? record) =>
        record is null ? [] : JsonSerializer.Deserialize(record.Content.Span, SlackCasesJson.Default.ImmutableArraySlackPlace);

    private static string NameOf(SlackWorkspace workspace, string user) =>
        $"{Folder}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{workspace.Key} {user}")))[..HashLength]}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "A case is not on its person's home tab")]
    private static partial void NotNoted(ILogger log, Exception exception);
}

[JsonSerializable(typeof(ImmutableArray<SlackPlace>))]
internal sealed partial class SlackCasesJson : JsonSerializerContext;
