using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coach.Core.Conversations;

namespace Coach.Transcripts;

/// <summary>Names logs after a hash of their conversation, so that a folder or address says nothing of who took part.</summary>
public static class CaseNames
{
    private const int HashLength = 32;

    public static CaseName For(ConversationAddress conversation, int number) => new(HashOf(conversation), number);

    /// <summary>The name of a conversation: 32 lower-case hexadecimal digits of SHA-256. Never changes, because logs are found by it.</summary>
    public static string HashOf(ConversationAddress conversation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, conversation.Channel);
        Add(hash, conversation.Tenant);
        Add(hash, conversation.Id);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..HashLength];
    }

    /// <summary>Whether this can be a name at all: nothing else may become part of a path.</summary>
    public static bool IsHash(string conversation) =>
        conversation.Length == HashLength && conversation.All(char.IsAsciiHexDigitLower);

    /// <summary>The name itself, if it is one that this class gave.</summary>
    internal static string Checked(string conversation) =>
        IsHash(conversation) ? conversation : throw new ArgumentException("Not the name of a conversation.", nameof(conversation));

    /// <inheritdoc cref="Checked(string)"/>
    internal static CaseName Checked(CaseName name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(name.Number, 1, nameof(name));
        return name with { Conversation = Checked(name.Conversation) };
    }

    /// <summary>A case as it is written in errors: conversation/number.</summary>
    internal static string Text(CaseName name) => string.Create(CultureInfo.InvariantCulture, $"{name.Conversation}/{name.Number}");

    // The length stands before each part, so that no two addresses give the same bytes; -1 is "none".
    private static void Add(IncrementalHash hash, string? part)
    {
        var bytes = Encoding.UTF8.GetBytes(part ?? "");
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, part is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
