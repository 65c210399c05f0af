using System.Text.Json.Serialization;

namespace Coach.Teams.Wire;

/// <summary>What Teams is told about a whole message. A message has one of these at most, or is refused.</summary>
/// <remarks>https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content</remarks>
public sealed record MessageEntity(IReadOnlyList<Claim> Citation)
{
    public string Type { get; } = "https://schema.org/Message";

    [JsonPropertyName("@type")]
    public string Kind => "Message";

    [JsonPropertyName("@context")]
    public string Context => "https://schema.org";
}

/// <summary>What stands behind a number in the text.</summary>
/// <param name="Position">The number in the text, from 1.</param>
public sealed record Claim(int Position, CitedDocument Appearance)
{
    [JsonPropertyName("@type")]
    public string Kind => "Claim";
}

/// <summary>A source as Teams shows it.</summary>
/// <param name="Name">80 characters at most.</param>
/// <param name="Abstract">160 characters at most.</param>
public sealed record CitedDocument(string Name, string Abstract, string? Url)
{
    [JsonPropertyName("@type")]
    public string Kind => "DigitalDocument";
}
