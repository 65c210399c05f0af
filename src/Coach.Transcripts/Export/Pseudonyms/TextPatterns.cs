using System.Text.RegularExpressions;

namespace Coach.Transcripts.Export.Pseudonyms;

/// <summary>What tells of a person or opens a door, by its shape alone.</summary>
internal static partial class TextPatterns
{
    /// <summary>One pass over a text; the name of the group says what was found. What stands first wins.</summary>
    [GeneratedRegex(
        @"<at\b[^>]*>(?<mention>[^<]*)</at>" // Teams
        + @"|<@(?<slackId>[A-Za-z0-9\-]+)(?:\|[^>]*)?>" // Slack: a person, a channel, a group
        + @"|<#(?<slackChannel>[A-Z0-9]+)(?:\|[^>]*)?>"
        + @"|<!subteam\^(?<slackGroup>[A-Z0-9]+)(?:\|[^>]*)?>"
        + @"|(?<secret>\b(?:xox[a-z]-|xapp-|eyJ|ghp_|sk-)[\w.\-]{8,}|\bBearer\s+[\w.\-~+/]{8,}=*)"
        + @"|(?<url>(?<![a-zA-Z0-9+.\-])(?>[a-zA-Z][a-zA-Z0-9+.\-]{0,30})://[^\s<>|""'）)\]]+)"
        + @"|(?<email>(?<![\p{L}\p{N}._%+'\-])(?>[\p{L}\p{N}._%+'\-]+)[@＠][\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+)"
        + @"|(?<guid>\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b)"
        + @"|(?<phone>(?<![\w.])(?:\+|\()?\d(?:[\d\u00A0 ()./\-\u2010-\u2015]{4,30}\d))(?!\w)"
        + @"|(?<![\w.])@(?<handle>[\p{L}\p{N}_][\p{L}\p{N}_.\-]*)",
        RegexOptions.None,
        5000)]
    public static partial Regex Telling();

    /// <summary>What may be an id of a channel: "29:abc-1", "U024BE7LH".</summary>
    [GeneratedRegex(@"[\p{L}\p{N}_]+(?:[:.@\-]+[\p{L}\p{N}_]+)*", RegexOptions.None, 5000)]
    public static partial Regex Id();

    /// <summary>The parts of a link: all before the credentials, host and path, and what may hold a key.</summary>
    [GeneratedRegex(@"^(?<scheme>[^:]+://)(?<user>[^/?#@]*@)?(?<place>[^?#]*)(?<rest>[?#].*)?$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    public static partial Regex Link();

    /// <summary>Digits that are a day, a time or an amount, not a telephone.</summary>
    [GeneratedRegex(@"^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2}))(?!\d)|^\d{1,3}([.]\d{3})+$|^\d+([ .-]{1,3}\d{1,2})?$(?<!\d{10,})", RegexOptions.ExplicitCapture, 5000)]
    public static partial Regex NoPhone();
}
