using System.Text;
using Coach.Bot.Cases;
using Coach.Transcripts.Records;

namespace Coach.Bot.Endpoints.Teams;

/// <summary>
/// Conversations that don't want to hear from the coach, or can't: nothing is sent there of its own accord until somebody speaks again. Each is a record that
/// holds the id of the message after which it was closed, so speaking costs no write.
/// </summary>
public sealed partial class TeamsBlocks(IRecords records, OpenCases cases, ILogger<TeamsBlocks> log)
{
    private const string Prefix = "blocked/";

    /// <summary>They blocked the coach, took it out, or the conversation is gone. A store that is down costs nobody their answer.</summary>
    /// <param name="conversation">The name of the conversation (<see cref="Coach.Transcripts.CaseNames.HashOf"/>).</param>
    public async Task BlockAsync(string conversation, CancellationToken cancellation)
    {
        try
        {
            await records.WriteAsync(Prefix + conversation, Encoding.UTF8.GetBytes(await LastMessageAsync(conversation, cancellation)), expected: null, cancellation);
        }
        catch (IOException e)
        {
            NotKept(log, e);
        }
    }

    /// <summary>Whether nobody has spoken since.</summary>
    public async Task<bool> IsBlockedAsync(string conversation, CancellationToken cancellation) =>
        await records.ReadAsync(Prefix + conversation, cancellation) is { } record && Encoding.UTF8.GetString(record.Content.Span) == await LastMessageAsync(conversation, cancellation);

    private async Task<string> LastMessageAsync(string conversation, CancellationToken cancellation) => (await cases.RecallAsync(conversation, cancellation)).State.LastId ?? "";

    [LoggerMessage(Level = LogLevel.Warning, Message = "That a conversation is closed to the coach could not be written down")]
    private static partial void NotKept(ILogger log, Exception exception);
}
