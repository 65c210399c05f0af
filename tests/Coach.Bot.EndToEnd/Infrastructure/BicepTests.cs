using System.Text.Json.Nodes;

namespace Coach.Bot.EndToEnd.Infrastructure;

/// <summary>The templates compile without a warning, are formatted, and would make just what the snapshots say (A5).</summary>
public class BicepTests
{
    private const string Everywhere = "--subscription-id 00000000-0000-0000-0000-000000000001 --resource-group coach --tenant-id 00000000-0000-0000-0000-000000000002 --location westeurope --deployment-name coach";

    // Storage Blob Data Owner on the transcripts (their index tags), Contributor on the audit log, Key Vault Secrets User, AcrPull, Monitoring Metrics Publisher.
    private static readonly string[] Roles =
    [
        "3913510d-42f4-4e42-8a64-420c390055eb", "4633458b-17de-408a-b874-0445c86b69e6", "7f951dda-4ed3-4680-a7ca-43fe172d538d",
        "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
    ];

    public static TheoryData<string> Templates =>
        [.. Directory.GetFiles(Bicep.Folder, "*.bicep*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Bicep.Folder, path)).Where(path => !path.EndsWith("json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Parameters => ["main.dev", "main.production"];

    [Fact]
    public async Task The_templates_compile_without_a_warning()
    {
        Needed();
        Assert.Equal((0, ""), await Bicep.RunAsync("lint", "main.bicep"));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task A_template_is_formatted(string template)
    {
        Needed();
        using var folder = new TemporaryFolder();
        var formatted = Path.Combine(folder.Path, "formatted.bicep");
        Assert.Equal(0, (await Bicep.RunAsync("format", template, "--outfile", formatted)).Code);
        Assert.Equal(await ReadAsync(formatted), await ReadAsync(Path.Combine(Bicep.Folder, template)));
    }

    /// <summary>After a change that is meant: run bicep snapshot with --mode overwrite, and look at the difference.</summary>
    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task What_would_be_deployed_is_what_the_snapshot_says(string parameters)
    {
        Needed();
        Assert.Equal((0, ""), await Bicep.RunAsync(["snapshot", $"{parameters}.bicepparam", "--mode", "validate", .. Everywhere.Split(' ')]));
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task Nothing_opens_with_a_key_and_nothing_is_public(string parameters)
    {
        var resources = await ResourcesAsync(parameters);
        var account = Properties(resources, "Microsoft.Storage/storageAccounts");
        Assert.Equal((false, false), ((bool)account["allowSharedKeyAccess"]!, (bool)account["allowBlobPublicAccess"]!));
        Assert.All(All(resources, "Microsoft.Storage/storageAccounts/blobServices/containers"), container => Assert.Equal("None", (string?)container["properties"]!["publicAccess"]));
        Assert.True((bool)Properties(resources, "Microsoft.BotService/botServices")["disableLocalAuth"]!);
        Assert.True((bool)Properties(resources, "Microsoft.Insights/components")["DisableLocalAuth"]!);
        Assert.True((bool)Properties(resources, "Microsoft.KeyVault/vaults")["enableRbacAuthorization"]!);
        Assert.False((bool)Properties(resources, "Microsoft.ContainerRegistry/registries")["adminUserEnabled"]!);
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task What_is_erased_is_gone_after_seven_days_and_the_audit_log_stays(string parameters)
    {
        var resources = await ResourcesAsync(parameters);
        var blobs = Properties(resources, "Microsoft.Storage/storageAccounts/blobServices");
        Assert.Equal((false, 7), ((bool)blobs["isVersioningEnabled"]!, (int)blobs["deleteRetentionPolicy"]!["days"]!));
        Assert.True((bool)Properties(resources, "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies")["allowProtectedAppendWrites"]!);
        var rule = Assert.Single(Properties(resources, "Microsoft.Storage/storageAccounts/managementPolicies")["policy"]!["rules"]!.AsArray());
        Assert.Equal(210, (int)rule!["definition"]!["actions"]!["baseBlob"]!["delete"]!["daysAfterModificationGreaterThan"]!);
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task The_identity_may_do_only_what_it_must(string parameters) =>
        Assert.Equal(Roles, All(await ResourcesAsync(parameters), "Microsoft.Authorization/roleAssignments").Select(role => ((string)role["properties"]!["roleDefinitionId"]!).Split('/')[^1]).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("main.dev", 1, 2, 0)]
    [InlineData("main.production", 2, 10, 2)]
    public async Task The_app_is_probed_and_scales_on_requests(string parameters, int least, int most, int endpoints)
    {
        var resources = await ResourcesAsync(parameters);
        var template = Properties(resources, "Microsoft.App/containerApps")["template"]!;
        var scale = template["scale"]!;
        Assert.Equal((least, most, "50"), ((int)scale["minReplicas"]!, (int)scale["maxReplicas"]!, (string?)scale["rules"]![0]!["http"]!["metadata"]!["concurrentRequests"]));
        Assert.Equal(["/health/ready", "/health/ready", "/health/live"], template["containers"]![0]!["probes"]!.AsArray().Select(probe => (string?)probe!["httpGet"]!["path"]));
        Assert.Equal(endpoints, All(resources, "Microsoft.Network/privateEndpoints").Count());
    }

    private static void Needed() => Assert.SkipUnless(Bicep.IsHere, "The package holds Bicep for Linux on x64 only.");

    private static Task<string> ReadAsync(string path) => File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

    private static async Task<JsonNode[]> ResourcesAsync(string parameters) =>
        [.. JsonNode.Parse(await ReadAsync(Path.Combine(Bicep.Folder, $"{parameters}.snapshot.json")))!["predictedResources"]!.AsArray().Select(one => one!)];

    private static IEnumerable<JsonNode> All(JsonNode[] resources, string type) => resources.Where(one => (string?)one["type"] == type);

    private static JsonNode Properties(JsonNode[] resources, string type) => Assert.Single(All(resources, type))["properties"]!;
}
