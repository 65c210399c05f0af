using System.Diagnostics.CodeAnalysis;

namespace Coach.Transcripts;

/// <summary>A store can't answer now: a time-out, throttling, a fault of its own. Trying again later is right; nothing is known to be lost.</summary>
[SuppressMessage("Design", "RCS1194:Implement exception constructors", Justification = "It always has a cause.")]
public sealed class StoreUnavailableException(string message, Exception cause) : IOException(message, cause);
