using System.Text.RegularExpressions;

namespace Coach.Transcripts.Export.Pseudonyms;

/// <summary>Replaces in a text whatever tells of a person: names, ids, mentions, e-mail addresses, telephone numbers, and credentials in links.</summary>
/// <param name="everybody">Names of everyone in the export.</param>
internal sealed class TextMask(Aliases aliases, People everybody)
{
    private const string Removed = "removed";
    private const int ShortestPhone = 7;
    private const int ShortestBarePhone = 10;

    /// <summary>The text without them.</summary>
    /// <param name="present">Those who took part in the case, with the parts of their names.</param>
    public string Of(string text, People present)
    {
        var own = present.Ids.Aggregate(text, (masked, id) => masked.Replace(id.Key, aliases.Of(id.Value, id.Key), StringComparison.OrdinalIgnoreCase));
        var others = TextPatterns.Id().Replace(own, found => everybody.Ids.TryGetValue(found.Value, out var kind) ? aliases.Of(kind, found.Value) : found.Value);
        return Names(TextPatterns.Telling().Replace(others, found => Shape(found, present)), present);
    }

    private string Names(string text, People present) =>
        NameWords.Replace(text, words => everybody.Find(words, present) is { } found ? (aliases.Person(found.Id), found.Count) : null);

    private string Shape(Match found, People present)
    {
        var what = found.Groups.Cast<Group>().First(group => group.Success && group.Name != "0");
        return what.Name switch
        {
            "mention" or "handle" => Mention(what.Value, present),
            "slackId" => what.Value.StartsWith("person-", StringComparison.Ordinal) ? what.Value : aliases.Person(what.Value), // known ids are replaced before
            "slackChannel" => aliases.Conversation(what.Value),
            "slackGroup" => aliases.Of("group", what.Value),
            "secret" => Removed,
            "url" => Link(what.Value),
            "email" => aliases.Of("email", what.Value.ToLowerInvariant()),
            "guid" => aliases.Of("id", what.Value.ToLowerInvariant()),
            _ => IsPhone(what.Value) ? aliases.Of("phone", Digits(what.Value)) : what.Value,
        };
    }

    private string Mention(string name, People present) =>
        Names(name, present) is var known && known != name ? known : aliases.Of("person", name.Trim().ToLowerInvariant());

    /// <summary>Without user and password, and without what stands behind ? and #: keys hide there under any name.</summary>
    private static string Link(string url)
    {
        var parts = TextPatterns.Link().Match(url);
        return parts.Success
            ? $"{parts.Groups["scheme"].Value}{parts.Groups["place"].Value}{(parts.Groups["rest"].Length > 0 ? $"?{Removed}" : "")}"
            : Removed;
    }

    private static bool IsPhone(string candidate)
    {
        var international = candidate[0] is '+' or '(' or '0';
        return Digits(candidate).Length >= (international ? ShortestPhone : ShortestBarePhone) && !TextPatterns.NoPhone().IsMatch(candidate);
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsDigit));
}
