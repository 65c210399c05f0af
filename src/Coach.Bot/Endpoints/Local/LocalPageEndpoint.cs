using System.Collections.Immutable;
using System.Text.Json;
using Coach.Bot.Cases;
using Coach.Bot.Page;
using Coach.Bot.Settings;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;

namespace Coach.Bot.Endpoints.Local;

/// <summary>The try-out page's own channel: the same desk, the same log, no network. Mapped only without credentials.</summary>
public sealed class LocalPageEndpoint(ConversationDesk desk, CoachSettings settings, TimeProvider clock)
{
    private const int MostBytes = 256 * 1024;
    private const int LongestId = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly Person Visitor = new("you", Name: null);

    public async Task<IResult> SayAsync(HttpContext context)
    {
        var (refusal, body) = await RequestBody.ReadJsonAsync(context, MostBytes);
        if (refusal is { } status)
        {
            return Results.Problem("That message is too long, or not JSON.", statusCode: status);
        }

        if (Read(body) is not { } request || Meant(request) is not { } said)
        {
            return Results.Problem("That message could not be read.", statusCode: StatusCodes.Status400BadRequest);
        }

        var (now, zone) = Now(request.TimeZone);
        var message = new InboundMessage(AddressOf(request.Conversation), request.Id, Visitor, said, now, Locale: null, zone);
        var outcome = await desk.HandleAsync(message, (_, _) => Task.FromResult(Handover.Nothing), Patience, context.RequestAborted);
        return await ShowAsync(request.Conversation, now, [.. outcome.Replies.Select(PageView.Coach)], context.RequestAborted);
    }

    public Task<IResult> ReadAsync(Guid conversation, CancellationToken cancellation) => ShowAsync(conversation, clock.GetUtcNow(), messages: null, cancellation);

    /// <summary>The case as it is stored; <paramref name="messages"/> in place of all that was said, where only the news is wanted.</summary>
    private async Task<IResult> ShowAsync(Guid conversation, DateTimeOffset now, ImmutableArray<PageMessage>? messages, CancellationToken cancellation)
    {
        var log = await desk.ReadAsync(AddressOf(conversation), cancellation);
        ImmutableArray<Turn> turns = log?.Turns ?? [];
        var calendar = new Calendar(DateOnly.FromDateTime(now.DateTime), settings.Policy.LeadTimes);
        var page = PageView.Of(Conversation.Fold(turns), turns, calendar, settings.Transcripts.Path);
        return Results.Json(messages is { } news ? page with { Messages = news } : page, PageJson.Default.PageResponse);
    }

    private static ConversationAddress AddressOf(Guid conversation) => new("page", Tenant: null, conversation.ToString(), IsPersonal: true);

    private static PageRequest? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, PageJson.Default.PageRequest) is { Id: { Length: > 0 and <= LongestId } } request ? request : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Said? Meant(PageRequest request) => request switch
    {
        { Joined: true } => new Said.Joined(),
        { Choice: { Length: > 0 } choice } => new Said.Pressed(choice, request.Card),
        { Form: { Length: > 0 } form, Fields: { } fields } => new Said.Submitted(form, fields, request.Card),
        { Text: { } text } => new Said.Typed(text),
        _ => null,
    };

    private (DateTimeOffset Now, string? Zone) Now(string? zone) =>
        zone is not null && zone.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-' or '+') && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            ? (TimeZoneInfo.ConvertTime(clock.GetUtcNow(), found), zone)
            : (clock.GetUtcNow(), null);
}
