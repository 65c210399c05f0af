using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coach.Core.Understanding;

namespace Coach.Core.Conversations;

/// <summary>Where a conversation takes place. A case belongs to one.</summary>
/// <param name="Channel">teams, slack, page or terminal.</param>
/// <param name="Tenant">The organisation, where the channel knows one.</param>
/// <param name="Id">The channel's own id: a personal chat, or one thread of a group or channel.</param>
/// <param name="IsPersonal">False in a group chat or channel thread.</param>
public sealed record ConversationAddress(string Channel, string? Tenant, string Id, bool IsPersonal);

/// <summary>Whoever wrote, by the channel's id.</summary>
public sealed record Person(string Id, string? Name);

/// <summary>A channel-neutral message that came in, already proved and translated.</summary>
/// <param name="Id">Unique within the conversation; the same id again is a redelivery.</param>
/// <param name="At">When it was received, at the person's own offset: its date is the person's today.</param>
/// <param name="TimeZone">IANA name, where known.</param>
public sealed record InboundMessage(ConversationAddress Conversation, string Id, Person From, Said Said, DateTimeOffset At, string? Locale = null, string? TimeZone = null)
{
    public DateOnly Today => DateOnly.FromDateTime(At.DateTime);

    /// <summary>What a language model proposes to read in it; default while none was asked.</summary>
    public ImmutableArray<Proposal> Proposed { get; init; }

    /// <summary>The files and pictures that came with it; null for none.</summary>
    public IReadOnlyList<AttachedFile>? Attachments { get; init; }

    /// <summary>The id of the change, where the channel tells of a changed message as of a new one; null for the first version.</summary>
    public string? Change { get; init; }

    /// <summary>How the channel writes to the conversation first, in the channel's own form; null where it needs nothing but the address.</summary>
    public string? WayBack { get; init; }
}

/// <summary>What a person did. What is an answer is stored in transcripts, and its quoted names never change.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "by")]
[JsonDerivedType(typeof(Typed), "typing")]
[JsonDerivedType(typeof(Pressed), "button")]
[JsonDerivedType(typeof(Submitted), "form")]
[JsonDerivedType(typeof(Joined), "joining")]
[JsonDerivedType(typeof(Dismissed), "closing")]
public abstract record Said
{
    private Said() { }

    /// <summary>Wrote something, kept word for word.</summary>
    public sealed record Typed(string Text) : Said;

    /// <summary>Pressed a button.</summary>
    /// <param name="Choice">The id of the choice.</param>
    /// <param name="Card">The card the button stood on (<see cref="Reply.Card"/>); null where the channel lost it.</param>
    public sealed record Pressed(string Choice, string? Card) : Said;

    /// <summary>Sent a form.</summary>
    /// <param name="Form">The id of the form.</param>
    /// <param name="Fields">Field id to value; several values of one field are joined by a comma.</param>
    public sealed record Submitted(string Form, IReadOnlyDictionary<string, string> Fields, string? Card) : Said;

    /// <summary>Installed the coach or opened the conversation.</summary>
    public sealed record Joined : Said;

    /// <summary>Closed a form without sending it: the question that it was opened from is asked in the conversation.</summary>
    public sealed record Dismissed(string Form, string? Card) : Said;

    /// <summary>Changed the text of an earlier message. No answer: it is kept beside the first text (<see cref="ConversationEvent.MessageEdited"/>).</summary>
    /// <param name="MessageId">The message as the log knows it.</param>
    public sealed record Edited(string MessageId, string Text) : Said;

    /// <summary>Took an earlier message back in the channel (<see cref="ConversationEvent.MessageDeleted"/>).</summary>
    public sealed record Deleted(string MessageId) : Said;
}
