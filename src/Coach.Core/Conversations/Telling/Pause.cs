namespace Coach.Core.Conversations;

/// <summary>What is said while the operator has paused the coach.</summary>
public static class Pause
{
    public static Reply Notice => Replies.Note(Sentences.Paused);
}
