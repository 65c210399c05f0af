using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Coach.Transcripts.Blobs;

/// <summary>What each blob is called: cases/abcd.../000001.jsonl, and cases/abcd.../000001.0002.jsonl where a case goes on.</summary>
internal static class BlobNames
{
    private const string Cases = "cases/";
    private const string Extension = ".jsonl";
    private const string Digits = "0123456789abcdef";

    public static string Of(CaseName name, int part) => part == 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Below(name.Conversation)}{CaseNames.Checked(name).Number:D6}{Extension}")
        : string.Create(CultureInfo.InvariantCulture, $"{Below(name.Conversation)}{CaseNames.Checked(name).Number:D6}.{part:D4}{Extension}");

    /// <summary>Where a cleaned log stands until it is copied over the old one.</summary>
    public static string Beside(CaseName name, int part) => "cleaned/" + Of(name, part)[Cases.Length..];

    /// <summary>The cases below a prefix, each once: the blobs of one case follow each other. Blobs without a turn are passed over, and so are others' blobs.</summary>
    public static async IAsyncEnumerable<ListedCase> ListAsync(BlobContainerClient container, string? conversation, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ListedCase? listed = null;
        await foreach (var blob in conversation is null ? AllAsync(container, cancellation) : BlobsAsync(container, Below(conversation), cancellation))
        {
            if (CaseOf(blob.Name) is not { } name || blob.Properties.ContentLength is null or 0)
            {
                continue;
            }

            if (listed is not null && listed.Name != name)
            {
                yield return listed;
                listed = null;
            }

            var changed = blob.Properties.LastModified ?? DateTimeOffset.MaxValue;
            listed = new(name, listed?.Changed > changed ? listed.Changed : changed, (listed?.Length ?? 0) + blob.Properties.ContentLength.Value);
        }

        if (listed is not null)
        {
            yield return listed;
        }
    }

    /// <summary>The blobs of every case, by the first digit of its conversation: a page of a sixteenth takes an account a sixteenth of the time where it has to look through all.</summary>
    private static IAsyncEnumerable<BlobItem> AllAsync(BlobContainerClient container, CancellationToken cancellation) =>
        Digits.ToAsyncEnumerable().SelectMany(digit => BlobsAsync(container, Cases + digit, cancellation));

    /// <summary>Every blob whose name begins so; none while the container isn't there.</summary>
    public static async IAsyncEnumerable<BlobItem> BlobsAsync(BlobContainerClient container, string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await using var pages = container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellation).AsPages().GetAsyncEnumerator(cancellation);
        while (await BlobAnswers.AskAsync(() => NextAsync(pages), cancellation))
        {
            foreach (var blob in pages.Current.Values)
            {
                yield return blob;
            }
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<Page<BlobItem>> pages)
    {
        try
        {
            return await pages.MoveNextAsync();
        }
        catch (RequestFailedException e) when (BlobAnswers.HasNoContainer(e))
        {
            return false;
        }
    }

    private static string Below(string conversation) => $"{Cases}{CaseNames.Checked(conversation)}/";

    private static CaseName? CaseOf(string blob) =>
        blob.Split('/') is [_, var conversation, var file]
        && CaseNames.IsHash(conversation)
        && file.EndsWith(Extension, StringComparison.Ordinal)
        && int.TryParse(file[..file.IndexOf('.', StringComparison.Ordinal)], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(conversation, number)
            : null;
}
