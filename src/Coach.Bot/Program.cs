using Coach.Bot.Cases;
using Coach.Bot.Commands;
using Coach.Bot.Endpoints;
using Coach.Bot.Settings;
using Coach.Teams.Connector;
using Coach.Transcripts;
using Microsoft.AspNetCore.Hosting.Server;

return await CommandLine.RunAsync(args, ServeAsync);

static async Task<int> ServeAsync(string[] args)
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.WebHost.UseStaticWebAssets();
    if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
    {
        builder.WebHost.UseUrls("http://localhost:3978");
    }

    var settings = CoachSettings.Read(builder.Configuration);
    builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
    builder.Services.AddSingleton(settings);
    builder.Services.AddSingleton(settings.Policy);
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddMemoryCache(memory => memory.SizeLimit = 10_000);
    builder.Services.AddProblemDetails();

    builder.Services.AddSingleton<ITranscriptStore>(_ => new FileTranscriptStore(settings.TranscriptsPath));
    builder.Services.AddSingleton<ConversationDesk>();
    builder.Services.AddSingleton<LocalPageEndpoint>();

    builder.Services.AddSingleton(AllowedHosts.Local);
    builder.Services.AddSingleton(_ => new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) }) { Timeout = TimeSpan.FromSeconds(10) });
    builder.Services.AddSingleton<ConnectorClient>();
    builder.Services.AddSingleton<TeamsSender>().AddHostedService(services => services.GetRequiredService<TeamsSender>());
    builder.Services.AddSingleton<TeamsEndpoint>();

    var app = builder.Build();
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

    await app.StartAsync();
    Announcement.Write(app.Services.GetRequiredService<IServer>(), settings, Console.Out);
    await app.WaitForShutdownAsync();
    return 0;
}
