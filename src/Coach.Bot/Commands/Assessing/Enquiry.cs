using System.Collections.Immutable;
using Coach.Core.Reasoning;

namespace Coach.Bot.Commands.Assessing;

/// <summary>A case that somebody wants to be decided.</summary>
/// <param name="Now">Its date is the person's today.</param>
internal abstract record Enquiry(string Id, DateTimeOffset Now)
{
    /// <summary>What a person wrote, message by message.</summary>
    public sealed record Told(string Id, DateTimeOffset Now, string? Locale, ImmutableArray<string> Texts) : Enquiry(Id, Now);

    public sealed record Given(string Id, DateTimeOffset Now, CaseFacts Facts) : Enquiry(Id, Now);

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);
}
