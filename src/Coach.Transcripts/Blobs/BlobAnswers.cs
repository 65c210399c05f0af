using System.Globalization;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Coach.Transcripts.Blobs;

/// <summary>
/// What a storage account may answer. What the asker expects stays a <see cref="RequestFailedException"/> for it to catch;
/// everything else, and no answer at all, is a <see cref="StoreUnavailableException"/>.
/// </summary>
internal static class BlobAnswers
{
    public static async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        try
        {
            return await ask();
        }
        catch (RequestFailedException e) when (!IsExpected(e))
        {
            throw new StoreUnavailableException(string.Create(CultureInfo.InvariantCulture, $"The storage account answered {e.Status} {e.ErrorCode}."), e);
        }
        catch (AggregateException e)
        {
            throw new StoreUnavailableException("The storage account can't be reached.", e);
        }
        catch (AuthenticationFailedException e)
        {
            throw new StoreUnavailableException("The storage account was not asked: this identity got no token.", e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new StoreUnavailableException("The storage account didn't answer in time.", e);
        }
    }

    /// <summary>The condition of a request wasn't met: somebody else wrote, made or deleted it first.</summary>
    public static bool IsRaced(RequestFailedException e) =>
        e.ErrorCode == BlobErrorCode.AppendPositionConditionNotMet || e.ErrorCode == BlobErrorCode.ConditionNotMet || e.ErrorCode == BlobErrorCode.TargetConditionNotMet || IsThere(e) || IsNotThere(e);

    public static bool IsThere(RequestFailedException e) => e.ErrorCode == BlobErrorCode.BlobAlreadyExists;

    public static bool IsNotThere(RequestFailedException e) => e.ErrorCode == BlobErrorCode.BlobNotFound || HasNoContainer(e);

    public static bool HasNoContainer(RequestFailedException e) => e.ErrorCode == BlobErrorCode.ContainerNotFound;

    /// <summary>Asks, and makes the container first if it turns out that there is none.</summary>
    public static async Task<T> AskAndMakeAsync<T>(BlobContainerClient container, Func<Task<T>> ask, CancellationToken cancellation)
    {
        try
        {
            return await AskAsync(ask, cancellation);
        }
        catch (RequestFailedException e) when (HasNoContainer(e))
        {
            await AskAsync(() => container.CreateIfNotExistsAsync(cancellationToken: cancellation), cancellation);
            return await AskAsync(ask, cancellation);
        }
    }

    private static bool IsExpected(RequestFailedException e) => IsRaced(e);
}
