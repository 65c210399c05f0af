using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Transcripts.Export.Archive;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Transcripts.Export;

/// <summary>The cases that an export can't hold, doesn't hold whole, or holds although somebody may have asked for their end; by reason.</summary>
internal sealed class ExportExceptions
{
    /// <summary>A newer version wrote it, or it was damaged.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>It was deleted while the export was made.</summary>
    public const string Gone = "gone";

    private readonly SortedDictionary<string, ImmutableArray<string>> cases = new(StringComparer.Ordinal);

    public ImmutableArray<ManifestException> All => [.. cases.Select(one => new ManifestException(one.Key, one.Value.Length, one.Value))];

    public void Add(string reason, params ImmutableArray<string> of)
    {
        if (!of.IsEmpty)
        {
            cases[reason] = cases.GetValueOrDefault(reason, []).AddRange(of);
        }
    }

    public void Add(ExportedCase one, bool isHeld)
    {
        Add("erased", one.Events<ContentErased>().Any() ? [one.Id] : []);
        Add("content off", one.Turns.Any(Wordless.Is) ? [one.Id] : []);
        Add("on hold", isHeld ? [one.Id] : []);
    }
}
