namespace Coach.Core.Understanding;

/// <summary>A value that was read, and where it stands in the message.</summary>
/// <param name="Quote">A substring of the message.</param>
/// <param name="Offset">Where it begins, in UTF-16 units.</param>
public sealed record Spotted<T>(T Value, string Quote, int Offset);
