using System.Collections.Immutable;
using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Teams.Wire;

namespace Coach.Teams.Cards;

/// <summary>The sources that a text names, as Teams shows them: a number behind the name, and what the source says when it is touched.</summary>
/// <remarks>Teams shows citations in text alone, not on cards. No model wrote this text, so it is not marked as generated.</remarks>
internal static class Citations
{
    private const int Most = 20; // with more, or with longer words, Teams refuses the message
    private const int LongestName = 80;
    private const int LongestAbstract = 160;

    /// <summary>The text as a message, with a citation for each of these sources that it names.</summary>
    public static Activity In(string text, ImmutableArray<Source> sources)
    {
        var named = sources.Where(source => text.Contains(source.Name, StringComparison.Ordinal)).Take(Most).ToImmutableArray();
        if (named.IsEmpty)
        {
            return new() { Type = "message", Text = text, TextFormat = "plain" };
        }

        var numbered = named.Index().Aggregate(text, (said, one) => said.Replace(one.Item.Name, $"{one.Item.Name} [{one.Index + 1}]", StringComparison.Ordinal));
        var entity = new MessageEntity([.. named.Select((source, index) => new Claim(index + 1, Shown(source)))]);
        // a citation is part of a formatted text
        return new() { Type = "message", Text = numbered, TextFormat = "markdown", Entities = [JsonSerializer.SerializeToElement(entity, TeamsJson.Default.MessageEntity)] };
    }

    private static CitedDocument Shown(Source source) => new(Short(source.Name, LongestName), Short(source.Says, LongestAbstract), source.Link);

    private static string Short(string text, int longest) =>
        text.Length <= longest ? text : text[..(longest - (char.IsHighSurrogate(text[longest - 2]) ? 2 : 1))] + "\u2026";
}
