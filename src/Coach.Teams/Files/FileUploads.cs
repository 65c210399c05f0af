using System.Net.Http.Headers;
using Coach.Teams.Connector;

namespace Coach.Teams.Files;

/// <summary>Puts files where Teams made room for them. Whoever makes the HttpClient adds no token, and no redirects.</summary>
/// <param name="hosts">Where files may go, whatever a request says.</param>
/// <remarks>https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4#upload-the-file</remarks>
public sealed class FileUploads(HttpClient http, AllowedHosts hosts)
{
    /// <summary>The hosts of OneDrive and SharePoint in Microsoft's public and government clouds.</summary>
    public static AllowedHosts Microsoft { get; } = new(["*.sharepoint.com", "*.sharepoint.us", "*.sharepoint-mil.us"], Loopback: false);

    /// <summary>False when the file can't go there, or wasn't taken.</summary>
    public async Task<bool> PutAsync(FileUploadInfo to, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(to.UploadUrl, UriKind.Absolute, out var address) || !hosts.Reaches(address) || content.IsEmpty)
        {
            return false;
        }

        using var bytes = new ReadOnlyMemoryContent(content);
        bytes.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        bytes.Headers.ContentRange = new ContentRangeHeaderValue(0, content.Length - 1, content.Length);
        try
        {
            using var answer = await http.PutAsync(address, bytes, cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false; // the person is told, and may try again
        }
    }
}
