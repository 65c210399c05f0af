using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coach.Bot.Tests.Architecture;

/// <summary>The sentences that the code asks for.</summary>
internal static class SentencesInCode
{
    /// <summary>Named in full: Say.It("Flip").</summary>
    public static ImmutableArray<string> Named { get; } =
        [.. FirstArguments().Where(name => name is not InterpolatedStringExpressionSyntax).SelectMany(SourceFile.Literals)];

    /// <summary>The starts of those that are named by a value: Say.It($"Ask_{question}").</summary>
    public static ImmutableArray<string> Families { get; } =
        [.. FirstArguments().OfType<InterpolatedStringExpressionSyntax>().Select(StartOf).Distinct(StringComparer.Ordinal)];

    /// <summary>The ids of buttons: Replies.Buttons("skip", "why").</summary>
    public static ImmutableArray<string> Buttons { get; } =
        [.. Calls("Replies.Button", "Replies.Buttons").SelectMany(call => SourceFile.Literals(call.ArgumentList)).Distinct(StringComparer.Ordinal)];

    /// <summary>All words by which a sentence may be meant: in quotes, or as Sentences.Welcome.</summary>
    public static ImmutableArray<string> Meant { get; } =
    [
        .. SourceFile.Product.SelectMany(file => SourceFile.Literals(file.Root)),
        .. from file in SourceFile.Product
           from access in file.All<MemberAccessExpressionSyntax>()
           where access.Expression.ToString() == "Sentences"
           select access.Name.Identifier.Text,
    ];

    private static IEnumerable<ExpressionSyntax> FirstArguments() =>
        Calls("It", "Say.It", "Conversations.Say.It").Select(call => call.ArgumentList.Arguments[0].Expression);

    private static IEnumerable<InvocationExpressionSyntax> Calls(params string[] functions) =>
        from file in SourceFile.Product
        from call in file.All<InvocationExpressionSyntax>()
        where functions.Contains(call.Expression.ToString(), StringComparer.Ordinal)
        select call;

    private static string StartOf(InterpolatedStringExpressionSyntax text) =>
        text.Contents[0] is InterpolatedStringTextSyntax start ? start.TextToken.ValueText : "";
}
