using System.Collections.Frozen;

namespace Coach.Transcripts;

/// <summary>The names under which this version stores events.</summary>
internal static class EventNames
{
    public static FrozenSet<string> All { get; } = TranscriptJson.Default.ConversationEvent.PolymorphismOptions!.DerivedTypes
        .Select(kind => (string)kind.TypeDiscriminator!)
        .ToFrozenSet();
}
