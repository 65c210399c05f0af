using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coach.Bot.Tests.Architecture;

/// <summary>What the house holds to be small. Each limit names whoever breaks it.</summary>
public partial class SizeTests
{
    private const int LongestFile = 250;
    private const int LongestFunction = 40;
    private const int DeepestNesting = 2;
    private const int MostParameters = 4;
    private const int FilesInAFolder = 13;

    // What was larger when the limits were set. It may shrink, and then its line goes.
    private static readonly Dictionary<string, int> FullFolders = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, int> DeepFiles = new(StringComparer.Ordinal)
    {
        ["src/Coach.Core/Understanding/Facts/DeadlineFacts.cs"] = 3,
        ["src/Coach.Core/Understanding/Facts/SkillFacts.cs"] = 3,
        ["src/Coach.Core/Understanding/Lexicon/CueMatcher.cs"] = 3,
        ["src/Coach.Core/Understanding/Lexicon/PatternText.cs"] = 3,
    };
    private static readonly Dictionary<string, int> LongFunctions = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, int> LongLists = new(StringComparer.Ordinal)
    {
        ["src/Coach.Core/Reasoning/Plans/BuildOffers.cs"] = 6,
        ["src/Coach.Core/Reasoning/Plans/ElsewhereOffers.cs"] = 6,
        ["src/Coach.Core/Reasoning/Plans/SupportOffers.cs"] = 6,
    };

    private static readonly (SourceFile File, SyntaxNode Node)[] Functions =
        [.. SourceFile.Product.SelectMany(file => file.Root.DescendantNodes().Where(IsFunction).Select(node => (file, node)))];

    private static readonly int[] FileLengths = [.. SourceFile.Product.Select(file => file.Lines).Order()];
    private static readonly int[] FunctionLengths = [.. Functions.Select(function => LengthOf(function.Node)).Order()];

    [Fact]
    public void No_file_is_too_long() =>
        Offenders.None(from file in SourceFile.Product.Concat(SourceFile.Tests)
                       where file.Lines > LongestFile
                       select $"{file.Path}: {file.Lines} lines");

    [Fact]
    public void Most_files_are_short() => Assert.Multiple(
        () => Assert.InRange(At(0.5, FileLengths), 1, 60),
        () => Assert.InRange(At(0.9, FileLengths), 1, 150));

    [Fact]
    public void No_folder_is_too_full() =>
        Offenders.None(from file in SourceFile.Product
                       group file by file.Folder into folder
                       where folder.Count() > FullFolders.GetValueOrDefault(folder.Key, FilesInAFolder)
                       select $"{folder.Key}: {folder.Count()} files");

    [Fact]
    public void No_function_is_too_long() =>
        Offenders.None(from function in Functions
                       where LengthOf(function.Node) > LongFunctions.GetValueOrDefault(function.File.Path, LongestFunction)
                       select $"{function.File.At(function.Node)}: {LengthOf(function.Node)} lines");

    [Fact]
    public void Most_functions_are_short() => Assert.Multiple(
        () => Assert.InRange(At(0.5, FunctionLengths), 1, 6),
        () => Assert.InRange(At(0.9, FunctionLengths), 1, 20));

    [Fact]
    public void No_function_is_nested_deeply() =>
        Offenders.None(from function in Functions
                       where DepthOf(function.Node) > DeepFiles.GetValueOrDefault(function.File.Path, DeepestNesting)
                       select $"{function.File.At(function.Node)}: {DepthOf(function.Node)} levels");

    [Fact]
    public void No_function_takes_many_parameters() =>
        Offenders.None(from file in SourceFile.Product
                       from list in file.All<ParameterListSyntax>()
                       where list.Parent is not RecordDeclarationSyntax && list.Parameters.Count > LongLists.GetValueOrDefault(file.Path, MostParameters)
                       select $"{file.At(list)}: {list.Parameters.Count} parameters");

    [Fact]
    public void Comments_are_few() =>
        Assert.InRange(SourceFile.Product.Sum(CommentLines) / (double)SourceFile.Product.Sum(file => file.Lines), 0, 0.10);

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Offenders.None(from file in SourceFile.Product.Concat(SourceFile.Tests)
                       from type in file.All<BaseTypeDeclarationSyntax>()
                       where EmptyName().IsMatch(type.Identifier.Text)
                       select $"{file.At(type)}: {type.Identifier.Text}");

    [GeneratedRegex("(Manager|Helpers?|Utils?|Utilities|Service|Processor|Base|Impl|Dto)$", RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex EmptyName();

    private static bool IsFunction(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
            or PropertyDeclarationSyntax { ExpressionBody: not null };

    // Without the comments above it.
    private static int LengthOf(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static int DepthOf(SyntaxNode function) =>
        function.DescendantNodes().Where(Nests)
            .Select(node => node.AncestorsAndSelf().TakeWhile(above => above != function).Count(Nests))
            .DefaultIfEmpty(0)
            .Max();

    // "else if" stands beside its "if", not below it.
    private static bool Nests(SyntaxNode node) => node switch
    {
        IfStatementSyntax { Parent: ElseClauseSyntax } => false,
        IfStatementSyntax or CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax => true,
        SwitchStatementSyntax or TryStatementSyntax or LockStatementSyntax or UsingStatementSyntax => true,
        _ => false,
    };

    private static int CommentLines(SourceFile file) =>
        file.Root.DescendantTrivia().Where(IsComment).Sum(comment => comment.ToFullString().TrimEnd('\n').AsSpan().Count('\n') + 1);

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia;

    private static int At(double share, int[] sorted) => sorted[(int)(share * (sorted.Length - 1))];
}
