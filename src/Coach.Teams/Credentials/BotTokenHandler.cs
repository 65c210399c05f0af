using System.Net;
using System.Net.Http.Headers;

namespace Coach.Teams.Credentials;

/// <summary>Puts the bot's token on what is sent. The connector client has checked before that the host may have it. A refused token is replaced once.</summary>
public sealed class BotTokenHandler(BotToken token) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var used = await SignAsync(request, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode is not HttpStatusCode.Unauthorized)
        {
            return response;
        }

        response.Dispose();
        await token.DropAsync(used, cancellationToken);
        await SignAsync(request, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }

    private async Task<string> SignAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var used = await token.GetAsync(cancellation);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", used);
        return used;
    }
}
