using System.Diagnostics;
using Azure.Storage.Blobs;
using Coach.Bot.EndToEnd.Hosting;

namespace Coach.Bot.EndToEnd.Storage;

/// <summary>Azurite: Microsoft's Azure Storage account on this machine, kept in memory, with a proxy before it that counts and spoils.</summary>
public sealed class Azurite : IAsyncLifetime
{
    // The account and key that every Azurite has, published by Microsoft.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private readonly string port = FreePort.Next();
    private ChildProcess? process;

    internal StorageProxy Proxy { get; private set; } = null!;

    /// <summary>By way of the proxy.</summary>
    public string ConnectionString => $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint={Proxy.Address}{Account};";

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(Program), "Azurite is not installed: run \"npm ci\" in tests/Coach.Bot.EndToEnd, or tests/run once.");
        process = new ChildProcess(new ProcessStartInfo("node", [Program, "--blobHost", "127.0.0.1", "--blobPort", port, "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent"]));
        await Eventually.GetAsync("Azurite", async () => await IsUpAsync() ? this : null);
        Proxy = await StorageProxy.StartAsync(new Uri($"http://127.0.0.1:{port}/"));
    }

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        process?.Dispose();
    }

    /// <summary>A container of its own that isn't there yet, asked by a client that neither waits nor tries long.</summary>
    public BlobContainerClient NewContainer() => new(
        ConnectionString,
        $"test-{Guid.NewGuid():n}",
        new() { Retry = { MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(5), MaxDelay = TimeSpan.FromMilliseconds(20), NetworkTimeout = TimeSpan.FromSeconds(20) } });

    /// <summary>What a host needs to keep its transcripts in this container.</summary>
    public string[] SettingsFor(BlobContainerClient container) => ["--Transcripts:Store=blobs", $"--Transcripts:ConnectionString={ConnectionString}", $"--Transcripts:Container={container.Name}"];

    private static string Program => Path.Combine(Repository.Root, "tests", "Coach.Bot.EndToEnd", "node_modules", "azurite", "dist", "src", "blob", "main.js");

    private async Task<bool> IsUpAsync()
    {
        using var http = new HttpClient();
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/{Account}?comp=list"));
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

[CollectionDefinition(Name)]
public sealed class StorageTests : ICollectionFixture<Azurite>
{
    public const string Name = "storage";
}
