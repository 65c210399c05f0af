using Coach.Bot.Archiving;
using Coach.Bot.Cases;
using Coach.Bot.Commands;
using Coach.Bot.Endpoints;
using Coach.Bot.Endpoints.Local;
using Coach.Bot.Endpoints.Slack;
using Coach.Bot.Endpoints.Slack.Installing;
using Coach.Bot.Endpoints.Teams;
using Coach.Bot.Health;
using Coach.Bot.Keys;
using Coach.Bot.Portal;
using Coach.Bot.Reminding;
using Coach.Bot.Sending;
using Coach.Bot.Settings;
using Coach.Bot.Telemetry;
using Coach.Bot.Understanding;
using Coach.Core.Conversations;
using Microsoft.AspNetCore.Hosting.Server;

return await CommandLine.RunAsync(args, ServeAsync);

static async Task<int> ServeAsync(string[] args)
{
    var rehearsal = Task.Run(() => Rehearsal.Hold(CoachPolicy.Default, TimeProvider.System.GetUtcNow()));
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    if (CoachSettings.TryRead(builder.Configuration, Console.Error) is not { } settings)
    {
        return 1;
    }

    builder.WebHost.UseStaticWebAssets().UseKestrelHttpsConfiguration().UseUrls(CoachSettings.Addresses(builder.Configuration)).ConfigureKestrel(server => server.AddServerHeader = false);
    AddServices(builder.Services, settings);
    await using var app = builder.Build();
    MapUrls(app, settings);
    await rehearsal;
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
    services.AddProblemDetails();

    services.AddTelemetry(settings.Telemetry);
    services.AddHealth();
    services.AddAddressLimit(settings.Limits);
    services.AddSingleton(new TurnLimits(settings.Limits));

    services.AddArchive(settings);
    services.AddKeys(settings);
    services.AddCases();
    services.AddModel(settings.Model);
    services.AddSending();
    services.AddReminders();
    services.AddTeams(settings.Teams);
    services.AddSlack(settings.Slack);
    services.AddSingleton<LocalPageEndpoint>();
    services.AddPortal(settings.SignIn);
}

static void MapUrls(WebApplication app, CoachSettings settings)
{
    app.UseExceptionHandler(LastDoor.Handle);
    app.UseRateLimiter();
    app.UseWhen(
        context => !TeamsServices.IsProved(context.Request, settings.Teams) && !SlackServices.IsSlacks(context.Request) && !HealthUrls.IsHealth(context.Request) && !PortalServices.IsOpen(context),
        local => local.UseMiddleware<LocalOnly>());
    app.UseMiddleware<SecurityHeaders>();
    app.UseDefaultFiles();
    app.UseStaticFiles();
    app.UsePortal(); // /transcripts, /api/transcripts
    app.UseRouting();

    app.MapPost("/api/messages", (TeamsEndpoint teams, HttpContext context) => teams.HandleAsync(context));
    if (settings.Slack is not null)
    {
        app.Map("/slack/events", (SlackEndpoint slack, HttpContext context) => slack.HandleAsync(context));
        app.Map("/slack/interactions", (SlackEndpoint slack, HttpContext context) => slack.HandleAsync(context));
        app.Map("/slack/commands", (SlackEndpoint slack, HttpContext context) => slack.HandleAsync(context));
    }

    if (settings.Slack is { App: not null })
    {
        app.MapGet("/slack/install", (SlackInstallEndpoint slack, HttpContext context) => slack.Begin(context));
        app.MapGet("/slack/oauth", (SlackInstallEndpoint slack, HttpContext context) => slack.FinishAsync(context));
    }

    app.MapPost("/local/messages", (LocalPageEndpoint page, HttpContext context) => page.SayAsync(context));
    app.MapGet("/local/conversation/{conversation:guid}", (LocalPageEndpoint page, Guid conversation, CancellationToken cancellation) => page.ReadAsync(conversation, cancellation));
    app.MapHealth(); // /health/live, /health/ready
}
