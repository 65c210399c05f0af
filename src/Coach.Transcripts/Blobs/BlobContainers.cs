using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace Coach.Transcripts.Blobs;

/// <summary>How to reach a container: by a connection string, or by its address with the identity that this process runs under.</summary>
public static class BlobContainers
{
    /// <summary>A request is given up after this; the SDK then tries again, as long as <see cref="Retries"/> says.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const int Retries = 3;

    public static BlobContainerClient ByConnection(string connection, string container) => new(connection, container, Options());

    public static BlobContainerClient ByIdentity(Uri container) => new(container, new DefaultAzureCredential(), Options());

    private static BlobClientOptions Options() => new()
    {
        Retry = { Mode = RetryMode.Exponential, MaxRetries = Retries, Delay = TimeSpan.FromMilliseconds(200), MaxDelay = TimeSpan.FromSeconds(2), NetworkTimeout = Patience },
        Diagnostics = { IsLoggingContentEnabled = false },
    };
}
