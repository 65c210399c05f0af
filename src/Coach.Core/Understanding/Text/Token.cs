namespace Coach.Core.Understanding.Text;

/// <summary>A word of a message in its canonical form, and where it stands.</summary>
/// <param name="Start">In UTF-16 units.</param>
/// <param name="Word">Lower case, American spelling, common typos put right: "don't" also for "dont" and "do not".</param>
/// <param name="Sentence">Number of its sentence, from 0.</param>
/// <param name="Clause">Number of its clause in the whole message, from 0; a comma, a dash, "but" or "because" begins one.</param>
internal readonly record struct Token(int Start, int End, string Word, int Sentence, int Clause)
{
    public bool IsNumber => char.IsAsciiDigit(Word[0]);
}
