using System.Text.Json;
using System.Text.Json.Serialization;
using Coach.Core.Conversations;
using Coach.Teams.Connector;
using Coach.Teams.Wire;
using Coach.Transcripts;
using Coach.Transcripts.Records;
using Microsoft.Extensions.Caching.Memory;

namespace Coach.Bot.Endpoints.Teams;

/// <summary>
/// Where each conversation was last seen, so that the coach can write first. Written only when something changed; a store that is down costs
/// nobody their answer.
/// </summary>
public sealed partial class TeamsReferences(IRecords records, IMemoryCache memory, ILogger<TeamsReferences> log)
{
    private const string Prefix = "references/";

    /// <summary>Somebody spoke: they can be reached, here.</summary>
    public Task KeepAsync(ConversationAddress conversation, Activity activity, CancellationToken cancellation)
    {
        var reference = ConversationReference.To(activity) with { ReplyToId = null };
        return WriteAsync(CaseNames.HashOf(conversation), new(conversation.IsPersonal ? reference : reference with { Person = null }, IsBlocked: false), cancellation);
    }

    /// <summary>They don't want to hear from us, or can't: nothing is sent of our own accord until they speak again.</summary>
    /// <param name="conversation">The name of the conversation (<see cref="CaseNames.HashOf"/>).</param>
    public Task BlockAsync(string conversation, ConversationReference to, CancellationToken cancellation) =>
        WriteAsync(conversation, new(to with { ReplyToId = null }, IsBlocked: true), cancellation);

    /// <summary>The conversation is gone.</summary>
    public async Task ForgetAsync(string conversation, CancellationToken cancellation)
    {
        try
        {
            memory.Remove(Prefix + conversation);
            await records.DeleteAsync(Prefix + conversation, expected: null, cancellation);
        }
        catch (IOException e)
        {
            NotKept(log, e);
        }
    }

    /// <summary>Where to write to; null when the conversation is unknown or blocked.</summary>
    public async Task<ConversationReference?> FindAsync(string conversation, CancellationToken cancellation) =>
        await records.ReadAsync(Prefix + conversation, cancellation) is { } record
        && JsonSerializer.Deserialize(record.Content.Span, ReferencesJson.Default.KnownConversation) is { IsBlocked: false } known
            ? known.Reference
            : null;

    private async Task WriteAsync(string conversation, KnownConversation known, CancellationToken cancellation)
    {
        var name = Prefix + conversation;
        if (memory.Get<KnownConversation>(name) == known)
        {
            return;
        }

        try
        {
            var content = JsonSerializer.SerializeToUtf8Bytes(known, ReferencesJson.Default.KnownConversation);
            if (await records.ReadAsync(name, cancellation) is not { } stored || !stored.Content.Span.SequenceEqual(content))
            {
                await records.WriteAsync(name, content, expected: null, cancellation);
            }

            memory.Set(name, known, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });
        }
        catch (IOException e)
        {
            NotKept(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Where a conversation is reached could not be written down")]
    private static partial void NotKept(ILogger log, Exception exception);
}

/// <summary>A conversation and whether it may be written to first.</summary>
internal sealed record KnownConversation(ConversationReference Reference, bool IsBlocked);

/// <summary>A line to a conversation, as a pending send keeps it.</summary>
/// <param name="Conversation">The name of the conversation (<see cref="CaseNames.HashOf"/>).</param>
public sealed record TeamsAddress(ConversationReference Reference, string Conversation);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KnownConversation))]
[JsonSerializable(typeof(TeamsAddress))]
internal sealed partial class ReferencesJson : JsonSerializerContext;
