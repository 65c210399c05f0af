using System.Security.Cryptography;
using System.Text;

namespace Coach.Transcripts.Export.Pseudonyms;

/// <summary>Stands in for names and ids: the same value has the same alias under one key, and another one under the next.</summary>
/// <param name="key">At least 32 random bytes; whoever has them can tell who is who, so they are forgotten with the export.</param>
public sealed class Aliases(ReadOnlyMemory<byte> key)
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789"; // 32, without l and o, which look like digits
    private const int Length = 12; // 60 bits: no two of a million people are likely to meet

    internal const string OfPerson = "person";
    internal const string OfConversation = "conversation";
    internal const string OfTenant = "tenant";

    public string Person(string id) => Of(OfPerson, id);

    public string Conversation(string id) => Of(OfConversation, id);

    public string Case(CaseName name) => Of("case", CaseNames.Text(name));

    /// <summary>What stands in for a value: its kind in clear, its identity not.</summary>
    public string Of(string kind, string value)
    {
        var hash = HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes($"{kind}\n{value}"));
        return $"{kind}-{string.Create(Length, hash, (letters, from) =>
        {
            for (var at = 0; at < letters.Length; at++)
            {
                letters[at] = Letters[from[at] % Letters.Length];
            }
        })}";
    }
}
