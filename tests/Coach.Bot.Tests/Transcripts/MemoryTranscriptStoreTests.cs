using Coach.Transcripts;

namespace Coach.Bot.Tests.Transcripts;

public sealed class MemoryTranscriptStoreTests : TranscriptStoreContract
{
    protected override ITranscriptStore Store { get; } = new MemoryTranscriptStore();
}
