namespace Coach.Transcripts.Records;

/// <summary>What a record may be called: nothing else may become part of a path.</summary>
public static class RecordNames
{
    private const int Longest = 200;

    /// <summary>The name itself; an <see cref="ArgumentException"/> when it can't be one.</summary>
    public static string Checked(string name) =>
        name.Length is > 0 and <= Longest && name.Split('/').All(IsSegment) ? name : throw new ArgumentException("Not the name of a record.", nameof(name));

    private static bool IsSegment(string segment) => segment.Length > 0 && segment[0] != '.' && segment.All(IsLetter);

    private static bool IsLetter(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '_' or '-';
}
