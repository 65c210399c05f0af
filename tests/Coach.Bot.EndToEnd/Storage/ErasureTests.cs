using System.Net.Http.Json;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Coach.Bot.EndToEnd.Hosting;

namespace Coach.Bot.EndToEnd.Storage;

/// <summary>S14, M15: "delete my data" in the chat to its end, where the first process dies in the middle of it.</summary>
[Collection(StorageTests.Name)]
public sealed class ErasureTests(Azurite azurite) : IDisposable
{
    private const string Secret = "my-secret";
    private readonly BlobContainerClient container = azurite.NewContainer();
    private readonly Guid conversation = Guid.NewGuid();
    private int messages;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => azurite.Proxy.Recover();

    [Fact]
    public async Task S14_what_somebody_deletes_is_gone_from_every_blob_although_the_first_process_dies_in_the_middle()
    {
        using (var first = await StartAsync())
        {
            await SaysAsync(first, $"Our clerks forget {Secret} steps when they file claims");
            Assert.Contains("word for word", await SaysAsync(first, "my data"), StringComparison.Ordinal);
            Assert.Contains("Shall I delete", await SaysAsync(first, "delete my data"), StringComparison.Ordinal);
            azurite.Proxy.SpoilAll(Fault.Refused, "/cleaned/");
            Assert.Contains("deleting it now", await SaysAsync(first, "yes"), StringComparison.Ordinal);
            await Eventually.GetAsync("an attempt", () => Task.FromResult(azurite.Proxy.About($"{container.Name}/cleaned/").Length > 0 ? this : null));
            first.Kill();
        }

        Assert.Contains(Secret, await EverythingAsync(), StringComparison.Ordinal);
        azurite.Proxy.Recover();
        using var second = await StartAsync();
        await Eventually.GetAsync("the end of it", async () => (await EverythingAsync()).Contains("/erasures/", StringComparison.Ordinal) ? null : this);

        var left = await EverythingAsync();
        Assert.DoesNotContain(Secret, left, StringComparison.Ordinal);
        Assert.DoesNotContain("cleaned/", left, StringComparison.Ordinal);
        await SaysAsync(second, "hi");
        Assert.Contains("/000002.jsonl", await EverythingAsync(), StringComparison.Ordinal);
    }

    private Task<CoachHost> StartAsync() => CoachHost.StartTodayAsync(Path.GetTempPath(), azurite.SettingsFor(container));

    private async Task<string> SaysAsync(CoachHost host, string text)
    {
        using var answer = await host.Http.PostAsJsonAsync("/local/messages", new { conversation, id = $"m-{++messages}", text }, Cancellation);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Cancellation);
    }

    /// <summary>Names and contents of all blobs.</summary>
    private async Task<string> EverythingAsync()
    {
        var all = new StringBuilder();
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: Cancellation))
        {
            all.AppendLine(blob.Name);
            if (!blob.Name.StartsWith("records/keys/", StringComparison.Ordinal))
            {
                all.AppendLine(await ContentAsync(blob.Name));
            }
        }

        return all.ToString();
    }

    /// <summary>Nothing, where it was deleted since it was listed.</summary>
    private async Task<string> ContentAsync(string name)
    {
        try
        {
            return (await container.GetBlobClient(name).DownloadContentAsync(Cancellation)).Value.Content.ToString();
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return "";
        }
    }
}
