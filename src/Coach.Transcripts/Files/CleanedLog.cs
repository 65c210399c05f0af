using Microsoft.Win32.SafeHandles;

namespace Coach.Transcripts;

/// <summary>
/// A log that takes the place of another. It is written beside the old one first and then copied over it, so that a crash leaves the one or the other:
/// whoever opens the log next ends the copying. The file itself stays, because others may be waiting for it.
/// </summary>
internal static class CleanedLog
{
    private const string Whole = ".cleaned";
    private const string Part = ".part";

    /// <summary>Writes the new log and copies it over the old one.</summary>
    /// <param name="file">The old log, opened for this caller alone.</param>
    public static void Put(string path, SafeFileHandle file, byte[] log)
    {
        using (var beside = File.OpenHandle(path + Part, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            LogFile.Overwrite(beside, log);
        }

        File.Move(path + Part, path + Whole, overwrite: true);
        Finish(path, file);
    }

    /// <summary>Takes away what a crash left of a log that was never whole.</summary>
    public static void Forget(string path) => File.Delete(path + Part);

    public static bool IsUnfinished(string path) => File.Exists(path + Whole);

    /// <summary>Ends a copying that was begun; nothing when none was.</summary>
    /// <param name="file">The log, opened for this caller alone.</param>
    public static void Finish(string path, SafeFileHandle file)
    {
        if (IsUnfinished(path))
        {
            LogFile.Overwrite(file, File.ReadAllBytes(path + Whole));
            File.Delete(path + Whole);
        }
    }
}
