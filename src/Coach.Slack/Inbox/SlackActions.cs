namespace Coach.Slack.Inbox;

/// <summary>The names under which buttons, modals and shortcuts of ours come back. The manifest holds those of the shortcuts.</summary>
public static class SlackActions
{
    public const string StartShortcut = "coach_start";
    public const string AskShortcut = "coach_ask_about";
    public const string StartButton = "home:start";
    public const string RemindersButton = "home:reminders";
    public const string GoPrefix = "home:go:";
    public const string PermitButton = "permit:yes";
    public const string RefuseButton = "permit:no";
    public const string WordsBlock = "words:";
    public const string FormModal = "coach:form";
    internal const string ChoicePrefix = "choice:";
    internal const string FormPrefix = "form:";

    internal static bool IsAnswer(string action) => action.StartsWith(ChoicePrefix, StringComparison.Ordinal) || action.StartsWith(FormPrefix, StringComparison.Ordinal);
}
