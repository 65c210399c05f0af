using System.Collections.Frozen;

namespace Coach.Core.Understanding;

/// <summary>What politeness says in many ways: greetings, thanks, goodbyes, and agreement. A message is one of them only if it says nothing else.</summary>
internal static class Courtesy
{
    private static readonly FrozenSet<string> Thanks = Set("thanks thank thx ty cheers bye goodbye ciao");
    private static readonly FrozenSet<string> BesideThanks = Set("you very much so a lot many ok okay great perfect good nice super cool wonderful brilliant lovely really that that's this was is helpful useful all for now the your help advice time and have day evening weekend one again coach see till next");
    private static readonly FrozenSet<string> Greeting = Set("hi hello hey morning afternoon evening greetings");
    private static readonly FrozenSet<string> BesideGreeting = Set("good there again coach bot how are you doing today dear everyone everybody all nice to meet and a the");
    private static readonly FrozenSet<string> Agreement = Set("yes yep yeah yup y correct right ok okay perfect exactly confirm confirmed agreed sure absolutely fine good great");
    private static readonly FrozenSet<string> BesideAgreement = Set("that's that is it's it all looks look sounds this everything very quite for me to with and thanks thank you go ahead now so");

    public static CommandKind? Read(string phrase, bool atCheck)
    {
        var words = phrase.Split([' ', ',', '.', '!', ';', '-', '?'], StringSplitOptions.RemoveEmptyEntries);
        return AreAll(words, Greeting, BesideGreeting) ? CommandKind.Greeting
            : atCheck && AreAll(words, Agreement, BesideAgreement) ? CommandKind.Confirm
            : AreAll(words, Thanks, BesideThanks) ? CommandKind.Thanks
            : null;
    }

    private static bool AreAll(string[] words, FrozenSet<string> leading, FrozenSet<string> beside) => words.Any(leading.Contains) && words.All(word => leading.Contains(word) || beside.Contains(word));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
