using System.ClientModel;
using System.ClientModel.Primitives;
using Coach.Bot.Settings;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace Coach.Bot.Understanding;

/// <summary>Speaks to OpenAI, Azure OpenAI or any server that speaks like them. No second try: a message can't wait for one.</summary>
internal static class ModelClient
{
    private const string NoKey = "none"; // servers on one's own machine often want no key, but the client needs one

    /// <summary>Puts a model on the path, if one is set up.</summary>
    public static void AddModel(this IServiceCollection services, ModelSettings? settings)
    {
        if (settings is not null)
        {
            services.AddSingleton(_ => Of(settings));
            services.AddSingleton<ModelReader>();
        }
    }

    public static IChatClient Of(ModelSettings settings) => new ChatClient(
        settings.Name,
        new ApiKeyCredential(settings.Key ?? NoKey),
        new OpenAIClientOptions
        {
            Endpoint = settings.Endpoint,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = ModelReader.Budget * 2,
            Transport = new HttpClientPipelineTransport(new HttpClient(new BoundedAnswers { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) } })),
        }).AsIChatClient();
}

/// <summary>Refuses an answer that is larger than any list of facts.</summary>
internal sealed class BoundedAnswers : DelegatingHandler
{
    private const long MostBytes = 64 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
        return response;
    }
}
