using System.Collections.Immutable;
using System.Text.Json;
using Coach.Bot.Sending;
using Coach.Core.Conversations;
using Coach.Slack;
using Coach.Slack.Api;
using Coach.Slack.Inbox;
using Coach.Slack.Surfaces;
using Coach.Slack.Wire;
using Coach.Transcripts;

namespace Coach.Bot.Endpoints.Slack;

/// <summary>Carries replies to Slack.</summary>
public sealed class SlackCarrier(SlackApi api, ISlackTokens tokens) : IReplyCarrier
{
    private const string Name = "slack";

    /// <summary>Slack gives up after 3 s, and the turn itself takes its time.</summary>
    private static readonly TimeSpan LinePatience = TimeSpan.FromSeconds(1);

    public string Channel => Name;

    public IReplyLine LineTo(JsonElement address) => To(address.Deserialize(SlackWire.Default.SlackPlace)!);

    /// <summary>A direct message is known by its channel, and an organisation's id begins with an E.</summary>
    public Task<IReplyLine?> FindAsync(ConversationAddress conversation, Person with, CancellationToken cancellation)
    {
        var workspace = conversation.Tenant is ['E', ..] organisation ? new SlackWorkspace(Team: null, organisation, IsEnterpriseInstall: true) : new(conversation.Tenant, Enterprise: null, IsEnterpriseInstall: false);
        var place = new SlackPlace(workspace, conversation.Id, Thread: null, with.Id);
        return Task.FromResult<IReplyLine?>(place is { IsKnown: true, IsPersonal: true } ? To(place) : null);
    }

    public IFileLine To(SlackPlace place) => new Line(this, place);

    /// <summary>Calls in the name of the app there.</summary>
    /// <exception cref="DeliveryException">The call went wrong, or the app isn't installed there any more.</exception>
    internal async Task<T> InAsync<T>(SlackWorkspace workspace, Func<SlackApi, SlackAccess, Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await CalledAsync(workspace, call, cancellation);
        }
        catch (WebApiException e)
        {
            throw new DeliveryException(FaultOf(e.Fault), "Slack did not take a call.", e.RetryAfter, e);
        }
        catch (StoreUnavailableException e)
        {
            throw new DeliveryException(DeliveryFault.NotSent, "The token for Slack can't be read now.", cause: e);
        }
    }

    /// <summary>Another replica may have a newer token since: a refused one is read again, once.</summary>
    private async Task<T> CalledAsync<T>(SlackWorkspace workspace, Func<SlackApi, SlackAccess, Task<T>> call, CancellationToken cancellation)
    {
        var access = await tokens.FindAsync(workspace, cancellation) ?? throw new DeliveryException(DeliveryFault.Refused, "The app is not installed there.");
        try
        {
            return await call(api, access);
        }
        catch (WebApiException e) when (e.IsTokenRefused)
        {
            tokens.Doubt(workspace);
            if (await tokens.FindAsync(workspace, cancellation) is not { } newer || newer == access)
            {
                throw;
            }

            return await call(api, newer);
        }
    }

    private static DeliveryFault FaultOf(WebApiFault fault) => fault switch
    {
        WebApiFault.NotDone => DeliveryFault.NotSent,
        WebApiFault.Unknown => DeliveryFault.Unknown,
        WebApiFault.Refused => DeliveryFault.Refused,
    };

    private sealed class Line(SlackCarrier carrier, SlackPlace to) : IFileLine
    {
        public string Channel => Name;

        public TimeSpan Patience => LinePatience;

        /// <summary>Without the trigger, which is good for three seconds only.</summary>
        public JsonElement Address => JsonSerializer.SerializeToElement(to with { Trigger = null }, SlackWire.Default.SlackPlace);

        /// <summary>A form of its own opens over the conversation, where a press lets it.</summary>
        public ImmutableArray<SendPart> Parts(Reply reply) =>
            reply.Kind == ReplyKind.Form && to.Trigger is { } trigger && FormModal.Of(reply, to) is { } modal
                ? [cancellation => OpenAsync(new(trigger, modal), reply, cancellation)]
                : [.. BlockKitRenderer.Render(reply).Select(message => new SendPart(cancellation => PostAsync(message, cancellation)))];

        public Task ReplaceAsync(string messageId, ConversationEvent.PromptAnswered by, CancellationToken cancellation)
        {
            var message = PlainMessage.Of(by);
            return carrier.InAsync(to.Workspace, async (api, access) => { await api.UpdateAsync(access, new(to.Channel, messageId, message.Text, message.Blocks), cancellation); return messageId; }, cancellation);
        }

        /// <summary>In the direct message with whoever asked, also when they asked in a channel.</summary>
        public Task SendFileAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation) => carrier.InAsync(
            to.Workspace,
            async (api, access) =>
            {
                var channel = to.IsPersonal ? to.Channel : await api.OpenDirectAsync(access, to.User, cancellation);
                await api.ShareAsync(access, new(name, content, channel, to.IsPersonal ? to.Thread : null), cancellation);
                return name;
            },
            cancellation);

        private Task<string?> PostAsync(SlackMessage message, CancellationToken cancellation) =>
            carrier.InAsync<string?>(to.Workspace, async (api, access) => await api.PostAsync(access, new(to.Channel, to.Thread, message.Text, message.Blocks), cancellation), cancellation);

        /// <summary>A trigger that came too late is no dead end: the form stands in the conversation then.</summary>
        private async Task<string?> OpenAsync(OpenView view, Reply reply, CancellationToken cancellation)
        {
            try
            {
                return await carrier.InAsync<string?>(to.Workspace, async (api, access) => { await api.OpenViewAsync(access, view, cancellation); return null; }, cancellation);
            }
            catch (DeliveryException e) when (e.Fault == DeliveryFault.Refused)
            {
                string? last = null;
                foreach (var message in BlockKitRenderer.Render(reply))
                {
                    last = await PostAsync(message, cancellation);
                }

                return last;
            }
        }
    }
}
