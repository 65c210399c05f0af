using Coach.Bot.Cases;
using Coach.Bot.Commands;
using Coach.Bot.Endpoints;
using Coach.Bot.Settings;
using Coach.Bot.Understanding;
using Coach.Core.Understanding.Lexicon;
using Coach.Teams.Connector;
using Coach.Transcripts;
using Microsoft.AspNetCore.Hosting.Server;

return await CommandLine.RunAsync(args, ServeAsync);

static async Task<int> ServeAsync(string[] args)
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    if (CoachSettings.TryRead(builder.Configuration, Console.Error) is not { } settings)
    {
        return 1;
    }

    builder.WebHost.UseStaticWebAssets().UseUrls(CoachSettings.Addresses(builder.Configuration)).ConfigureKestrel(server => server.AddServerHeader = false);
    AddServices(builder.Services, settings);
    await using var app = builder.Build();
    MapUrls(app);
    _ = CueBook.Shipped; // compiled at start, not on somebody's first message
    await app.StartAsync();
    Announcement.Write(app.Services.GetRequiredService<IServer>(), settings, Console.Out);
    await app.WaitForShutdownAsync();
    return 0;
}

static void AddServices(IServiceCollection services, CoachSettings settings)
{
    services.AddSingleton(settings);
    services.AddSingleton(settings.Policy);
    services.AddSingleton(TimeProvider.System);
    services.AddMemoryCache(memory => memory.SizeLimit = 10_000); // cases
    services.AddProblemDetails();

    services.AddSingleton<ITranscriptStore>(_ => new FileTranscriptStore(settings.TranscriptsPath));
    services.AddModel(settings.Model);
    services.AddSingleton<ConversationDesk>();
    services.AddSingleton<LocalPageEndpoint>();

    services.AddSingleton(AllowedHosts.Local);
    services.AddSingleton(_ => new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) }) { Timeout = TimeSpan.FromSeconds(10) });
    services.AddSingleton<ConnectorClient>();
    services.AddSingleton<TeamsSender>().AddHostedService(provider => provider.GetRequiredService<TeamsSender>());
    services.AddSingleton<TeamsEndpoint>();
}

static void MapUrls(WebApplication app)
{
    app.UseExceptionHandler(LastDoor.Handle);
    app.UseMiddleware<LocalOnly>();
    app.UseMiddleware<SecurityHeaders>();

    app.MapPost("/api/messages", (TeamsEndpoint teams, HttpContext context) => teams.HandleAsync(context));
    app.MapPost("/local/messages", (LocalPageEndpoint page, HttpContext context) => page.SayAsync(context));
    app.MapGet("/local/conversation/{conversation:guid}", (LocalPageEndpoint page, Guid conversation, CancellationToken cancellation) => page.ReadAsync(conversation, cancellation));
    app.MapGet("/health/live", () => Results.Ok());
    app.MapGet("/health/ready", () => Results.Ok());
    app.UseDefaultFiles();
    app.UseStaticFiles();
}
