using System.IO.Compression;
using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Hosting;

namespace Coach.Bot.EndToEnd.Signed;

/// <summary>The app package for Teams, as the command builds it, is what Microsoft's own schema wants (A7).</summary>
public sealed class ManifestTests
{
    [Fact]
    public async Task The_built_manifest_is_what_microsofts_schema_wants() => Assert.Empty((await ObjectionsAsync(await BuiltAsync())).AsArray());

    [Fact]
    public async Task The_schema_objects_to_what_teams_would_refuse()
    {
        var manifest = await BuiltAsync();
        (manifest["name"]!["short"], manifest["bots"]![0]!["scopes"]![0], manifest["icons"]!["outline"]) = (new string('c', 31), "everywhere", null);
        var objections = string.Join('\n', (await ObjectionsAsync(manifest)).AsArray().Select(objection => (string?)objection));
        Assert.All(["/name/short", "/bots/0/scopes/0", "/icons/outline"], place => Assert.Contains(place, objections, StringComparison.Ordinal));
    }

    private static Task<JsonNode> ObjectionsAsync(JsonNode manifest) => MicrosoftScript.RunAsync(manifest, provider: null, "manifest");

    private static async Task<JsonNode> BuiltAsync()
    {
        using var folder = new TemporaryFolder();
        var package = Path.Combine(folder.Path, "coach.zip");
        await CoachHost.RunAsync("package", "--bot-id", IdentityProvider.AppId, "--website", "https://coach.example.com", "--out", package);
        await using var zip = await ZipFile.OpenReadAsync(package);
        await using var manifest = await zip.GetEntry("manifest.json")!.OpenAsync();
        return (await JsonNode.ParseAsync(manifest))!;
    }
}
