using System.Globalization;

namespace Coach.Transcripts;

/// <summary>Where each log lies: folder/ab/abcd.../000001.jsonl.</summary>
internal sealed class TranscriptFolder(string root)
{
    private const string Extension = ".jsonl";

    public string PathOf(CaseName name) =>
        Path.Combine(FolderOf(name.Conversation), CaseNames.Checked(name).Number.ToString("D6", CultureInfo.InvariantCulture) + Extension);

    /// <summary>
    /// Makes the folder of a conversation, open to this account alone. .NET can't flush a folder to disk; the file systems that this is made for
    /// (ext4, XFS, Btrfs, APFS, NTFS) keep names in a journal that flushing a new file commits as well, so a flushed log can also be found again.
    /// </summary>
    public void Make(string conversation)
    {
        MakeOwn(root);
        MakeOwn(FolderOf(conversation));
    }

    /// <summary>The numbers of a conversation's files, newest first.</summary>
    public IEnumerable<int> Numbers(string conversation) => Files(FolderOf(conversation)).Select(NumberOf).OfType<int>().OrderDescending();

    /// <summary>Every file that can hold a case; others are passed over.</summary>
    public IEnumerable<ListedCase> Cases() =>
        from start in Folders(root)
        from conversation in Folders(start.FullName)
        where CaseNames.IsHash(conversation.Name)
        from file in Files(conversation.FullName)
        let number = NumberOf(file)
        where number is not null && file.Length > 0 // opened, but nothing was written yet
        select new ListedCase(new(conversation.Name, number.Value), new DateTimeOffset(file.LastWriteTimeUtc), file.Length);

    private string FolderOf(string conversation) => Path.Combine(root, CaseNames.Checked(conversation)[..2], conversation);

    internal static void MakeOwn(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static int? NumberOf(FileInfo file) =>
        int.TryParse(Path.GetFileNameWithoutExtension(file.Name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<DirectoryInfo> Folders(string path) => Directory.Exists(path) ? new DirectoryInfo(path).EnumerateDirectories() : [];

    private static IEnumerable<FileInfo> Files(string path) => Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles("*" + Extension) : [];
}
