using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Coach.Core.Understanding;

/// <summary>What politeness says in many ways: greetings, thanks, goodbyes, agreement, and that a summary is not right. A message is one of them only if it says nothing else.</summary>
internal static partial class Courtesy
{
    private const int TimeLimit = 5000; // generous: inputs are short, and a busy machine is no reason to fail

    private static readonly FrozenSet<string> Thanks = Set("thanks thank thx ty cheers bye goodbye ciao");
    private static readonly FrozenSet<string> BesideThanks = Set("you very much so a lot many ok okay great perfect good nice super cool wonderful brilliant lovely really that that's this was is helpful useful all for now the your help advice time and have day evening weekend one again coach see till next");
    private static readonly FrozenSet<string> Greeting = Set("hi hello hey morning afternoon evening greetings");
    private static readonly FrozenSet<string> BesideGreeting = Set("good there again coach bot how are you you're doing today dear everyone everybody all nice to meet and a the i hope well fine");
    private static readonly FrozenSet<string> Agreement = Set("yes yep yeah yup y correct right ok okay perfect exactly confirm confirmed agreed sure absolutely fine good great");
    private static readonly FrozenSet<string> BesideAgreement = Set("that's that is it's it all looks look sounds this everything very quite for me to with and thanks thank you go ahead now so");

    private static readonly FrozenSet<string> Denial = Set("no nope nah wrong incorrect not");
    private static readonly FrozenSet<string> BesideDenial = Set("that's that is it's it isn't quite right correct true all really sorry this everything");

    public static CommandKind? Read(string phrase, bool atCheck)
    {
        var words = phrase.Split([' ', ',', '.', '!', ';', '-', '?'], StringSplitOptions.RemoveEmptyEntries);
        return AreAll(words, Greeting, BesideGreeting) ? CommandKind.Greeting
            : atCheck && (AreAll(words, Agreement, BesideAgreement) || phrase is "that's it" or "that is it" or "that's all") ? CommandKind.Confirm
            : atCheck && AreAll(words, Denial, BesideDenial) ? CommandKind.Change
            : AreAll(words, Thanks, BesideThanks) ? CommandKind.Thanks
            : null;
    }

    /// <summary>A message without the greeting that it begins with.</summary>
    public static string Without(string text) => text[Opening().Match(text).Length..].Trim();

    private static bool AreAll(string[] words, FrozenSet<string> leading, FrozenSet<string> beside) => words.Any(leading.Contains) && words.All(word => leading.Contains(word) || beside.Contains(word));

    [GeneratedRegex(@"^(\W*(hi|hello|hey|good (morning|afternoon|evening|day)|dear)\b[^.!?,\n]{0,20}[.!?,\n]+|\W*(how are you|how do you do|(i )?hope (you('re| are)( doing)?|all is)|nice to meet you|thanks for|thank you for)\b[^.!?,\n]{0,30}[.!?,:)\n]*)+\W*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Opening();

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
