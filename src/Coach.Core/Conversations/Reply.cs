using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coach.Core.Conversations;

/// <summary>What a reply is for; renderers may give each its own look. Stored in transcripts.</summary>
[JsonConverter(typeof(Reasoning.WordJson<ReplyKind>))]
public enum ReplyKind : byte { Note = 1, Welcome, Question, Form, Check, Result }

/// <summary>Something the coach says, free of any channel. Plain text (<see cref="PlainText"/>) is the reference; a card says the same.</summary>
/// <param name="Card">Names this prompt within the conversation; a button carries it back, so that a second press or a press on an old card is recognised. Null when there is nothing to press.</param>
/// <param name="Sources">What the body names as its sources, by the names that stand there; a channel may tell more of them. Null when it names none.</param>
public sealed record Reply(ReplyKind Kind, ImmutableArray<Block> Body, ImmutableArray<Choice> Choices, Form? Form = null, string? Card = null, ImmutableArray<Source>? Sources = null);

/// <summary>Where a reason comes from. Stored in transcripts.</summary>
/// <param name="Says">What it says, in our own words.</param>
/// <param name="Link">A public page that lasts; null where there is none.</param>
public sealed record Source(string Name, string Says, string? Link = null);

/// <summary>A button. Typing its label, its id or its number does the same.</summary>
public sealed record Choice(string Id, string Label);

/// <summary>A piece of a reply, in reading order. Stored in transcripts.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "block")]
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Facts), "facts")]
[JsonDerivedType(typeof(Steps), "steps")]
[JsonDerivedType(typeof(Bullets), "bullets")]
public abstract record Block
{
    private Block() { }

    public sealed record Heading(string Text) : Block;

    public sealed record Paragraph(string Text) : Block;

    /// <summary>Labelled values, each with the person's own words where there are any.</summary>
    public sealed record Facts(ImmutableArray<FactLine> Lines) : Block;

    /// <summary>Numbered steps with details below each.</summary>
    public sealed record Steps(ImmutableArray<Step> Items) : Block;

    public sealed record Bullets(ImmutableArray<string> Items) : Block;
}

public sealed record FactLine(string Label, string Value, string? Quote = null);

public sealed record Step(string Title, ImmutableArray<string> Details);

/// <summary>Several answers in one go.</summary>
/// <param name="Id">Comes back in <see cref="Said.Submitted.Form"/>.</param>
/// <param name="Submit">The label of its button.</param>
public sealed record Form(string Id, ImmutableArray<Field> Fields, string Submit);

/// <summary>One input of a form. Stored in transcripts.</summary>
/// <param name="Value">What it holds already; several values are joined by a comma.</param>
/// <param name="Error">What to say when it is required and empty; null when it may stay empty.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "input")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(OneOf), "one-of")]
[JsonDerivedType(typeof(ManyOf), "many-of")]
[JsonDerivedType(typeof(Date), "date")]
public abstract record Field(string Id, string Label, string? Value, string? Error)
{
    public sealed record Text(string Id, string Label, string? Value, string? Error, int MaxLength) : Field(Id, Label, Value, Error);

    public sealed record OneOf(string Id, string Label, string? Value, string? Error, ImmutableArray<Choice> Options) : Field(Id, Label, Value, Error);

    public sealed record ManyOf(string Id, string Label, string? Value, string? Error, ImmutableArray<Choice> Options) : Field(Id, Label, Value, Error);

    public sealed record Date(string Id, string Label, string? Value, string? Error) : Field(Id, Label, Value, Error);
}
