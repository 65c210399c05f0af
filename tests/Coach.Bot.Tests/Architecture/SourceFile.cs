using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coach.Bot.Tests.Architecture;

/// <summary>A C# file of the repository, parsed.</summary>
internal sealed record SourceFile(string Path, string Text, SyntaxNode Root)
{
    /// <summary>What the product is built from.</summary>
    public static ImmutableArray<SourceFile> Product { get; } = Read("src/*.cs");

    public static ImmutableArray<SourceFile> Tests { get; } = Read("tests/*.cs");

    public string Folder => Path[..Path.LastIndexOf('/')];

    public int Lines => Text.AsSpan().Count('\n');

    /// <summary>What stands between quotes below a node, but for texts with something filled in.</summary>
    public static IEnumerable<string> Literals(SyntaxNode node) => Tokens(node, SyntaxKind.StringLiteralToken);

    public static IEnumerable<string> Tokens(SyntaxNode node, SyntaxKind kind) =>
        node.DescendantTokens().Where(token => token.IsKind(kind)).Select(token => token.ValueText);

    public IEnumerable<T> All<T>()
        where T : SyntaxNode => Root.DescendantNodes().OfType<T>();

    /// <summary>Where a node stands, as compilers write it.</summary>
    public string At(SyntaxNode node) => $"{Path}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";

    private static ImmutableArray<SourceFile> Read(string pattern) =>
    [
        .. from path in Repository.Named(pattern)
           let text = Repository.Read(path)
           select new SourceFile(path, text, CSharpSyntaxTree.ParseText(text).GetRoot()),
    ];
}
