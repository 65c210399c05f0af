using System.Collections.Concurrent;
using Coach.Bot.Archiving;
using Coach.Transcripts.Export;
using Coach.Transcripts.Export.Archive;

namespace Coach.Bot.Portal;

/// <summary>How an export stands.</summary>
internal enum ExportStage : byte { Running = 1, Whole, Stopped, Failed }

/// <summary>Exports that are made while somebody looks on. Each is for whoever asked for it, for an hour, and lies in a file that is gone with it.</summary>
internal sealed partial class ExportJobs(Exports exports, TimeProvider clock, ILogger<ExportJobs> log) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<Guid, ExportJob> jobs = new();

    public ExportJob Start(ExportRequest request)
    {
        foreach (var old in jobs.Values.Where(job => clock.GetUtcNow() - job.Started > Kept))
        {
            Forget(old);
        }

        var started = new ExportJob(Guid.NewGuid(), request.Operator, clock.GetUtcNow(), exports.FileName());
        jobs[started.Id] = started;
        started.Work = Task.Run(() => RunAsync(started, request));
        return started;
    }

    /// <summary>Null when there is none for this account.</summary>
    public ExportJob? Find(Guid id, string account) => jobs.GetValueOrDefault(id) is { } job && job.Account == account ? job : null;

    public void Dispose()
    {
        foreach (var job in jobs.Values)
        {
            Forget(job);
        }
    }

    private void Forget(ExportJob job)
    {
        jobs.TryRemove(job.Id, out _);
        job.Stop();
        _ = job.Work.ContinueWith(_ => job.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private async Task RunAsync(ExportJob job, ExportRequest request)
    {
        try
        {
            await exports.WriteAsync(request, job.File, job, job.Stopping);
            job.Stage = ExportStage.Whole;
        }
        catch (OperationCanceledException)
        {
            job.Stage = ExportStage.Stopped;
            job.File.SetLength(0);
        }
        catch (Exception e) // nobody waits for it; the page says that it failed
        {
            job.Stage = ExportStage.Failed;
            job.File.SetLength(0);
            ExportFailed(log, e.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "An export failed: {Fault}.")]
    private static partial void ExportFailed(ILogger log, string fault);
}

/// <summary>One export that is being made, or is ready to be taken.</summary>
internal sealed class ExportJob(Guid id, string account, DateTimeOffset started, string fileName) : IProgress<ExportProgress>, IDisposable
{
    private readonly CancellationTokenSource stop = new();

    public Guid Id => id;

    public string Account => account;

    public DateTimeOffset Started => started;

    public string FileName => fileName;

    public ExportStage Stage { get; set; } = ExportStage.Running;

    public ExportProgress Progress { get; private set; }

    public FileStream File { get; } = TemporaryFile.Open();

    public Task Work { get; set; } = Task.CompletedTask;

    public CancellationToken Stopping => stop.Token;

    public void Report(ExportProgress value) => Progress = value;

    public void Stop() => stop.Cancel();

    /// <summary>The whole zip; any number may read it at once.</summary>
    public async Task CopyToAsync(Stream to, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        for (long at = 0; await RandomAccess.ReadAsync(File.SafeFileHandle, buffer, at, cancellation) is > 0 and var read; at += read)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
    }

    public void Dispose()
    {
        stop.Dispose();
        File.Dispose();
    }
}
