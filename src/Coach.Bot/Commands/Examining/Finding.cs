namespace Coach.Bot.Commands.Examining;

/// <summary>What was looked at, and what came of it. Never holds a secret.</summary>
/// <param name="Fix">What to do; null when nothing is wrong.</param>
internal sealed record Finding(string What, string Is, string? Fix = null)
{
    public override string ToString() => Fix is null ? $"ok    {What}: {Is}" : $"WRONG {What}: {Is}\n      Fix: {Fix}";
}
