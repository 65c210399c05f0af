using System.Reflection;
using System.Xml.Linq;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using Coach.Core.Conversations;
using Coach.Slack;
using Coach.Teams;
using Coach.Transcripts;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Coach.Bot.Tests.Architecture;

/// <summary>Arrows between the rooms that must never exist. Each room is a project, so most don't compile; this keeps it so and checks the rest.</summary>
public class ArrowTests
{
    private static readonly Assembly Core = typeof(Conversation).Assembly;
    private static readonly Assembly Teams = typeof(TeamsInbox).Assembly;
    private static readonly Assembly Slack = typeof(BlockKitRenderer).Assembly;
    private static readonly Assembly Transcripts = typeof(ITranscriptStore).Assembly;
    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader().LoadAssemblies(Core, Teams, Slack, Transcripts).Build();

    private const string Files = @"^System\.IO\.(File|Directory|FileStream|FileInfo|DirectoryInfo|RandomAccess)$";

    private static readonly string[] Sending = ["Microsoft.Extensions.Http.Resilience", "Microsoft.Extensions.Logging.Abstractions"];

    private static readonly string[] Tokens =
        ["Microsoft.IdentityModel.JsonWebTokens", "Microsoft.IdentityModel.Protocols.OpenIdConnect", "Microsoft.IdentityModel.Validators"];

    /// <summary>Each room, the rooms it may look into, and the packages it may use.</summary>
    public static TheoryData<string, string[], string[]> Rooms => new()
    {
        { "Coach.Core", [], [] },
        { "Coach.Teams", ["Coach.Core"], ["Azure.Identity", .. Sending, .. Tokens] },
        { "Coach.Slack", ["Coach.Core"], Sending },
        { "Coach.Transcripts", ["Coach.Core"], ["Azure.Identity", "Azure.Storage.Blobs", "CsvHelper", "MiniExcel"] },
    };

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_references_only_what_it_may(string room, string[] rooms, string[] packages)
    {
        var project = Project($"src/{room}/{room}.csproj");

        Assert.All(Included(project, "ProjectReference"), path => Assert.Contains(Path.GetFileNameWithoutExtension(path), rooms));
        Assert.All(Included(project, "PackageReference"), package => Assert.Contains(package, packages));
    }

    [Fact]
    public void Every_room_says_what_it_may_use() =>
        Assert.Equal(
            Rooms.Select(row => $"src/{row.Data.Item1}/{row.Data.Item1}.csproj").Order(StringComparer.Ordinal),
            Repository.Named("src/*.csproj").Where(IsRoom).Order(StringComparer.Ordinal));

    [Fact]
    public void Only_the_host_knows_the_web() =>
        Assert.All(Repository.Named("src/*.csproj").Where(IsRoom).Select(Project), project =>
        {
            Assert.Equal("Microsoft.NET.Sdk", project.Attribute("Sdk")?.Value);
            Assert.Empty(Included(project, "FrameworkReference"));
        });

    [Fact]
    public void The_core_is_built_on_the_base_library_alone() =>
        Assert.All(Core.GetReferencedAssemblies(), used => Assert.StartsWith("System.", used.Name, StringComparison.Ordinal));

    [Fact]
    public void Reasoning_knows_neither_conversations_nor_understanding() =>
        Types().That().ResideInNamespaceMatching(@"^Coach\.Core\.Reasoning(\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^Coach\.Core\.(Conversations|Understanding)(\.|$)"))
            .Check(House);

    [Fact]
    public void A_channel_keeps_nothing() =>
        Types().That().ResideInAssembly(Teams, Slack)
            .Should().NotDependOnAny(Types(includeReferenced: true).That().HaveFullNameMatching(Files))
            .Check(House);

    private static bool IsRoom(string project) => project != "src/Coach.Bot/Coach.Bot.csproj";

    private static XElement Project(string path) => XElement.Parse(Repository.Read(path));

    private static IEnumerable<string> Included(XElement project, string kind) => project.Descendants(kind).Select(item => item.Attribute("Include")!.Value);
}
