namespace Coach.Transcripts.Index;

/// <summary>Leaves nothing of deleted cases in the index, and puts many small documents together.</summary>
/// <remarks>Two processes may do it at the same time: a line that stands twice counts once.</remarks>
public static class Tidying
{
    private const int ManyDocuments = 64;

    public static async Task RunAsync(IndexDocuments documents, CancellationToken cancellation)
    {
        var names = await documents.ListAsync(cancellation);
        var small = names.Where(name => !IndexDocuments.IsFull(name)).ToHashSet(StringComparer.Ordinal);
        var (untidy, lines) = (new List<string>(small), new List<CaseSummary>());
        foreach (var name in small)
        {
            lines.AddRange(await documents.ReadAsync(name, cancellation));
        }

        var gone = lines.Where(line => line.Stage == CaseStage.Gone).Select(line => line.Name).ToHashSet();
        if (gone.Count == 0 && small.Count < ManyDocuments)
        {
            return;
        }

        foreach (var name in gone.Count > 0 ? names.Except(small, StringComparer.Ordinal) : [])
        {
            var full = await documents.ReadAsync(name, cancellation);
            if (full.Any(line => gone.Contains(line.Name)))
            {
                untidy.Add(name);
                lines.AddRange(full);
            }
        }

        await documents.WriteAsync(CaseIndex.Latest(lines).Where(line => line.Stage != CaseStage.Gone), cancellation);
        await documents.DeleteAsync(untidy, cancellation);
    }
}
