namespace Coach.Transcripts.Export;

/// <summary>What whoever opens an export has to know.</summary>
internal static class ReadMe
{
    public const string Notes =
        "Cells of CSV files that a spreadsheet would run as a formula start with an apostrophe, and cells of tables.xlsx end at 32,767 characters; transcript.jsonl holds every text as it is. "
        + "The last five columns of decisions.csv (baseline, d30 and d90) are left empty to be filled in by hand: nobody is asked for them, so no transcript knows. "
        + "Characters that XML can't hold are replaced in tables.xlsx. Of attachments there are the name, the type and the size, as the channel said; their content is neither stored nor exported.";

    public const string Text = """
        Transcripts of Coach.Bot

        transcript.jsonl   every line of every case, exactly, one JSON object a line
        messages.csv       the same lines as a table (UTF-8, comma, one row a line of the transcript)
        decisions.csv      one row a case: what was asked for, what was recommended, and why
        tables.xlsx        both tables for Excel
        bot-framework/     one .transcript a case, for the tools of the Bot Framework
        slack/             the cases in the shape of a Slack export
        markdown/, html/   one page a case, to read
        manifest.json      who exported what, and the SHA-256 of every file

        Check it:                    verify <this zip>
        Derive each decision again:  replay <this zip>

        Unless manifest.json says "pseudonymised": false, people have aliases. The same person has the same alias
        in this export, and another one in the next. Nobody can turn an alias back into a name.

        """;
}
