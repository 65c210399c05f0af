using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Coach.Bot.Commands;
using Coach.Core.Understanding;

namespace Coach.Bot.Tests.Commands;

/// <summary>The app package for Teams (A7). Microsoft's own schema is asked in the end-to-end tests.</summary>
public sealed class PackageTests
{
    private static readonly AppNames Names = new("11111111-2222-3333-4444-555555555555", "99999999-2222-3333-4444-555555555555", "Coach \"C\"", "L&D", new("https://coach.example.com/"));

    [Fact]
    public void It_holds_the_manifest_with_its_variables_filled_in_and_two_icons()
    {
        using var zip = Open();
        Assert.Equal(["manifest.json", "color.png", "outline.png"], zip.Entries.Select(entry => entry.FullName));
        var manifest = Manifest(zip);
        Assert.Equal(
            (Names.App, Names.Bot, Names.Name, "https://coach.example.com/privacy"),
            ((string?)manifest["id"], (string?)manifest["bots"]![0]!["botId"], (string?)manifest["name"]!["short"], (string?)manifest["developer"]!["privacyUrl"]));
        Assert.DoesNotContain("${", manifest.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void Icons_have_the_size_that_Teams_wants(string icon, int size)
    {
        using var zip = Open();
        using var content = zip.GetEntry(icon)!.Open();
        var header = new byte[24];
        content.ReadExactly(header);
        Assert.Equal((size, size), (BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(20))));
    }

    [Fact]
    public void Descriptions_fit()
    {
        using var zip = Open();
        var description = Manifest(zip)["description"]!;
        Assert.InRange(((string)description["short"]!).Length, 1, 80);
        Assert.InRange(((string)description["full"]!).Length, 1, 4000);
    }

    [Fact]
    public void Every_command_that_is_offered_is_one_the_coach_knows()
    {
        using var zip = Open();
        var titles = Manifest(zip)["bots"]![0]!["commandLists"]!.AsArray().SelectMany(list => list!["commands"]!.AsArray()).Where(command => command!["type"] is null).Select(command => (string)command!["title"]!);
        Assert.All(titles, title => Assert.NotNull(Command.Read(title, atCheck: false)));
    }

    [Fact]
    public void The_same_names_give_the_same_bytes() => Assert.Equal(PackageCommand.Build(Names), PackageCommand.Build(Names));

    [Fact]
    public async Task A_wrong_id_is_named_and_nothing_is_written()
    {
        var terminal = TestTerminal.With();
        Assert.Equal(1, await CommandLine.RunAsync(["package", "--bot-id", "x", "--website", "https://coach.example.com"], _ => Task.FromResult(0), terminal));
        Assert.StartsWith("--bot-id is \"x\"", terminal.Errors(), StringComparison.Ordinal);
    }

    private static ZipArchive Open() => new(new MemoryStream(PackageCommand.Build(Names)));

    private static JsonNode Manifest(ZipArchive zip)
    {
        using var manifest = zip.GetEntry("manifest.json")!.Open();
        return JsonNode.Parse(manifest)!;
    }
}
