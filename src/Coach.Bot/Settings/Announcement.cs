using Coach.Bot.Endpoints.Local;
using Microsoft.AspNetCore.Hosting.Server;

namespace Coach.Bot.Settings;

/// <summary>What an operator should know at start: where to look, where things are kept, and who may talk to the coach.</summary>
internal static class Announcement
{
    public static void Write(IServer server, CoachSettings settings, TextWriter output)
    {
        var addresses = LocalOnly.Addresses(server);
        var local = addresses.All(LocalOnly.IsLoopback);
        foreach (var address in addresses)
        {
            output.WriteLine($"Coach.Bot is ready: {address}  (Teams, Agents Playground: {address}/api/messages)");
        }

        if (settings.Slack is not null)
        {
            output.WriteLine("Slack: requests at /slack/events, /slack/interactions and /slack/commands, proved by their signature.");
        }

        output.WriteLine($"Transcripts: {settings.Transcripts.Place}");
        if (settings.Teams.Bot is { } bot)
        {
            output.WriteLine($"Teams: requests are proved for the bot {bot.Account.AppId}. The try-out page answers this machine only.");
            return;
        }

        output.WriteLine(local
            ? "No credentials: anonymous, answers this machine only."
            : "No credentials, and not every address is this machine's own: every request is refused. Listen on localhost, or set credentials.");
    }
}
