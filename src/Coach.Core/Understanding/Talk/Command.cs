using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Coach.Core.Conversations;

namespace Coach.Core.Understanding;

/// <summary>What a person may ask of the coach itself at every step; also the ids of the buttons that do the same.</summary>
public enum CommandKind : byte
{
    Skip = 1,
    Back,
    Change,
    Why,
    Repeat,
    Status,
    Help,
    Restart,
    Stop,
    Undo,
    Keep,
    Confirm,
    Disagree,
    Brief,
    Note,
    MyData,
    Form,
    Example,
    Trouble,
    Training,
    Greeting,
    Rough,
    Other,
    ExportData,
    DeleteData,
    EraseData,
    KeepData,
    RemindersOff,
    RemindersOn,
    HandOver,
    Thanks,
    Cancel,
}

/// <summary>A command, and for "change" what to change and to what.</summary>
/// <param name="Question">What "change" names; null when it names nothing.</param>
/// <param name="Rest">What stands after it: the new answer, where the person gave one at once; the id of whoever is asked.</param>
public sealed partial record Command(CommandKind Kind, QuestionId? Question = null, string Rest = "")
{
    private const int TimeLimit = 5000; // generous: inputs are short, and a busy machine is no reason to fail
    private const string ChangeWord = "change";

    private static readonly FrozenDictionary<string, CommandKind> Words = new Dictionary<string, CommandKind>(StringComparer.Ordinal)
    {
        ["skip"] = CommandKind.Skip,
        ["skip this"] = CommandKind.Skip,
        ["skip it"] = CommandKind.Skip,
        ["pass"] = CommandKind.Skip,
        ["not sure"] = CommandKind.Skip,
        ["i'm not sure"] = CommandKind.Skip,
        ["don't know"] = CommandKind.Skip,
        ["i don't know"] = CommandKind.Skip,
        ["no idea"] = CommandKind.Skip,
        ["no clue"] = CommandKind.Skip,
        ["hard to say"] = CommandKind.Skip,
        ["can i skip this"] = CommandKind.Skip,
        ["back"] = CommandKind.Back,
        ["go back"] = CommandKind.Back,
        ["previous"] = CommandKind.Back,
        ["why"] = CommandKind.Why,
        ["how do you know"] = CommandKind.Why,
        ["how do you know that"] = CommandKind.Why,
        ["why this"] = CommandKind.Why,
        ["why that"] = CommandKind.Why,
        ["sources"] = CommandKind.Why,
        ["what are your sources"] = CommandKind.Why,
        ["what would change it"] = CommandKind.Why,
        ["what would change that"] = CommandKind.Why,
        ["repeat"] = CommandKind.Repeat,
        ["again"] = CommandKind.Repeat,
        ["continue"] = CommandKind.Repeat,
        ["go on"] = CommandKind.Repeat,
        ["say again"] = CommandKind.Repeat,
        ["show me the result again"] = CommandKind.Repeat,
        ["show me the result"] = CommandKind.Repeat,
        ["show the result"] = CommandKind.Repeat,
        ["say that again"] = CommandKind.Repeat,
        ["status"] = CommandKind.Status,
        ["where are we"] = CommandKind.Status,
        ["help"] = CommandKind.Help,
        ["commands"] = CommandKind.Help,
        ["what can you do"] = CommandKind.Help,
        ["restart"] = CommandKind.Restart,
        ["start over"] = CommandKind.Restart,
        ["start again"] = CommandKind.Restart,
        ["start new"] = CommandKind.Restart,
        ["new case"] = CommandKind.Restart,
        ["i have another problem"] = CommandKind.Restart,
        ["another problem"] = CommandKind.Restart,
        ["stop"] = CommandKind.Stop,
        ["quit"] = CommandKind.Stop,
        ["cancel"] = CommandKind.Cancel,
        ["cancel it"] = CommandKind.Cancel,
        ["cancel that"] = CommandKind.Cancel,
        ["cancel this"] = CommandKind.Cancel,
        ["undo"] = CommandKind.Undo,
        ["keep"] = CommandKind.Keep,
        ["keep it"] = CommandKind.Keep,
        ["keep the new one"] = CommandKind.Keep,
        ["disagree"] = CommandKind.Disagree,
        ["i disagree"] = CommandKind.Disagree,
        ["that makes no sense"] = CommandKind.Disagree,
        ["brief"] = CommandKind.Brief,
        ["share brief"] = CommandKind.Brief,
        ["note"] = CommandKind.Note,
        ["note to the owner"] = CommandKind.Note,
        ["my data"] = CommandKind.MyData,
        ["export my data"] = CommandKind.ExportData,
        ["send me my data"] = CommandKind.ExportData,
        ["download my data"] = CommandKind.ExportData,
        ["delete my data"] = CommandKind.DeleteData,
        ["erase my data"] = CommandKind.DeleteData,
        ["forget me"] = CommandKind.DeleteData,
        ["erase_data"] = CommandKind.EraseData,
        ["delete it"] = CommandKind.EraseData,
        ["yes delete it"] = CommandKind.EraseData,
        ["keep_data"] = CommandKind.KeepData,
        ["keep my data"] = CommandKind.KeepData,
        ["no reminders"] = CommandKind.RemindersOff,
        ["stop reminding me"] = CommandKind.RemindersOff,
        ["don't remind me"] = CommandKind.RemindersOff,
        ["reminders"] = CommandKind.RemindersOn,
        ["reminders on"] = CommandKind.RemindersOn,
        ["form"] = CommandKind.Form,
        ["answer all at once"] = CommandKind.Form,
        ["example"] = CommandKind.Example,
        ["show me an example"] = CommandKind.Example,
        ["trouble"] = CommandKind.Trouble,
        ["something isn't going well"] = CommandKind.Trouble,
        ["training"] = CommandKind.Training,
        ["i was asked for training"] = CommandKind.Training,
        ["rough"] = CommandKind.Rough,
        ["just tell me"] = CommandKind.Rough,
        ["other"] = CommandKind.Other,
        ["the other one"] = CommandKind.Other,
        ["the other problem"] = CommandKind.Other,
        ["take up the other one"] = CommandKind.Other,
        ["next problem"] = CommandKind.Other,
        ["start"] = CommandKind.Greeting,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly (string Word, QuestionId Question)[] Changeable =
    [
        ("performance", QuestionId.Performance), ("goal", QuestionId.Performance), ("measure", QuestionId.Performance),
        ("level", QuestionId.Level), ("when", QuestionId.Level), ("available", QuestionId.Level), ("availability", QuestionId.Level),
        ("date", QuestionId.Level), ("deadline", QuestionId.Level),
        ("skill", QuestionId.Skill),
        ("barriers", QuestionId.Barriers), ("barrier", QuestionId.Barriers), ("obstacle", QuestionId.Barriers), ("obstacles", QuestionId.Barriers),
        ("what gets in the way", QuestionId.Barriers), ("in the way", QuestionId.Barriers), ("what should change", QuestionId.Performance), ("problem", QuestionId.Performance),
        ("stakes", QuestionId.Stakes), ("risk", QuestionId.Stakes),
        ("frequency", QuestionId.Frequency), ("how often", QuestionId.Frequency),
        ("ai", QuestionId.Ai), ("people", QuestionId.People), ("safeguard", QuestionId.Safeguard),
    ];

    /// <summary>Reads a whole message as a command; null when it is something else. A sentence that merely holds such a word is not one.</summary>
    /// <param name="atCheck">Whether "yes" would confirm something.</param>
    public static Command? Read(string text, bool atCheck)
    {
        var phrase = Phrase.Of(text);
        if (Words.TryGetValue(phrase, out var kind))
        {
            return new(kind);
        }

        if (Courtesy.Read(phrase, atCheck) is { } courtesy)
        {
            return new(courtesy);
        }

        if (Disagreement().Match(text.Replace('\u2019', '\'')) is { Success: true } disagreement)
        {
            return new(CommandKind.Disagree, Question: null, text[disagreement.Length..].Trim());
        }

        if (WhyAsked().IsMatch(phrase))
        {
            return new(CommandKind.Why);
        }

        if (BriefWanted().IsMatch(phrase))
        {
            return new(CommandKind.Brief);
        }

        return phrase == ChangeWord || phrase.StartsWith(ChangeWord + " ", StringComparison.Ordinal) ? Change(phrase[ChangeWord.Length..].TrimStart()) : HandOver(text);
    }

    [GeneratedRegex(@"^\s*(but )?i (disagree|don't agree|do not agree)( with (that|this|it))?\b[\s,.:;!-]*(because |since )?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Disagreement();

    [GeneratedRegex(@"^(and |but |ok,? |hm,? )*why (do|should|must|would|are) (you|i) (\w+ )?(need|want|ask|asking|tell|answer|know|care)\b.{0,60}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex WhyAsked();

    [GeneratedRegex(@"^(please |ok,? )*(can you |could you |give|show|send|write|make|share|i want|i need|i'd like)( me| us|)( give| send| show| share)?( me| us|) ?(the|a|your) (brief|summary)\b.{0,30}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex BriefWanted();

    /// <summary>"ask @somebody": the words are all of the message, and the name is the channel's own id.</summary>
    private static Command? HandOver(string text) =>
        text.TrimEnd('.', '!', '?', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries) is [.. var verb, ['@', .. { Length: > 0 } who]]
        && string.Join(' ', verb).ToLowerInvariant() is "ask" or "hand over to" or "hand this over to"
        && who.All(char.IsAsciiLetterOrDigit)
            ? new(CommandKind.HandOver, Question: null, who)
            : null;

    private static Command? Change(string what)
    {
        if (what is "" or "something" or "an answer")
        {
            return new(CommandKind.Change);
        }

        var named = what.StartsWith("the ", StringComparison.Ordinal) ? what[4..] : what;
        foreach (var (word, question) in Changeable)
        {
            if (named.StartsWith(word, StringComparison.Ordinal) && NewAnswer(named[word.Length..]) is { } rest)
            {
                return new(CommandKind.Change, question, rest);
            }
        }

        return null;
    }

    /// <summary>"change the date to 1 March" and "change the level: judge" name a new answer; "change people's minds" is no command.</summary>
    private static string? NewAnswer(string after) => after switch
    {
        "" => "",
        _ when after.StartsWith(" to: ", StringComparison.Ordinal) => after[5..],
        _ when after.StartsWith(" to ", StringComparison.Ordinal) => after[4..],
        _ when after[0] is ',' or ':' or '-' => after[1..].Trim(),
        _ when after.StartsWith(" - ", StringComparison.Ordinal) => after[3..],
        _ => null,
    };
}
