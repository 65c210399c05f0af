using System.Collections.Immutable;
using Coach.Bot.Load.Machine;

namespace Coach.Bot.Load;

/// <summary>The bots that are here to be measured: ours, the floor, and the peers where they are installed.</summary>
internal static class Roster
{
    public const string Ours = "Coach.Bot", Floor = "floor", Peer = "botbuilder JS", OursInSlack = "Coach.Bot, Slack";

    public static ImmutableArray<Contender> Of(string coach, string peers)
    {
        var modules = Path.Combine(peers, "node_modules");
        var guide = Script.Read("guide.json");
        var all = ImmutableArray.CreateBuilder<Contender>();
        all.Add(new(Floor, "dotnet", [typeof(Roster).Assembly.Location, "floor"], guide));
        all.Add(new(Ours, coach, [], Script.Read("coach.json")));
        all.Add(new(OursInSlack, coach, [], Script.Read("coach.json")) { Path = "/slack/events", More = Slack });
        if (Directory.Exists(Path.Combine(modules, "botbuilder-dialogs")))
        {
            all.Add(new(Peer, "node", [Path.Combine(peers, "botbuilder.js")], guide) { SavesLater = true });
        }

        if (Directory.Exists(Path.Combine(modules, "@slack", "bolt")))
        {
            all.Add(new("Bolt JS", "node", [Path.Combine(peers, "bolt.js")], guide) { Path = "/slack/events", SavesLater = true });
        }

        return all.ToImmutable();
    }

    private static ImmutableDictionary<string, string> Slack => ImmutableDictionary<string, string>.Empty
        .Add("Slack__SigningSecret", Contender.SigningSecret)
        .Add("Slack__BotToken", "xoxb-bench")
        .Add("Slack__ApiUrl", $"{Sinks.Address}/api/")
        .Add("Limits__PerAddress", "0"); // all of it comes from one
}
