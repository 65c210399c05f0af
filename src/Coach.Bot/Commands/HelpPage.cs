using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Coach.Bot.Commands;

/// <summary>The help of the whole program, written to be read; and an example under the help of each verb.</summary>
internal sealed class HelpPage(HelpAction usual) : SynchronousCommandLineAction
{
    private const string Start = "dotnet run --project src/Coach.Bot -- ";

    private const string Whole = """
        Coach.Bot helps managers find what will really improve performance: build a skill, support
        people in the work, or fix something else. It asks first, says what its advice rests on and
        what would change it, and keeps the transcript.

        Usage: dotnet run --project src/Coach.Bot -- <verb> [options]

          serve     Answer Microsoft Teams and the local page; what runs without a verb.
                      serve --urls http://localhost:5000
          chat      The same conversation in this terminal, stored like any other.
                      chat --conversation invoices
          assess    Decide cases without a conversation: JSON lines in, one JSON line out for each;
                    or a backlog of requests from a spreadsheet.
                      echo '{"id":"a","facts":{"skill":"absent","judgment":"yes"}}' | ... assess
                      assess --csv backlog.csv --out answered.csv
          export    Write transcripts as a zip, with aliases for people.
                      export --from 2026-11-01 --to 2026-11-30 --out november.zip
          verify    Check that an export is as it was written.
                      verify november.zip
          replay    Derive every recommendation of an export again.
                      replay november.zip
          erase     Erase what a person said, or a conversation. access writes it, retain deletes by
                    age, hold keeps from both; verify-audit checks the log of all that.
                      erase --person 29:1abc --reason "request of 1 December" --dry-run
          reindex   Work the index of cases out again from the transcripts.
          demo      Watch a whole conversation, then export and verify it. Needs no network.
                      demo
          package   Build the app package for Teams: a zip file to upload there.
                      package --bot-id 11111111-2222-3333-4444-555555555555 --website https://...
          doctor    Look at each setting and at what it names, and say the fix.
                      doctor
          help      This page; help assess tells more of one verb.

        Settings go with every verb as --Section:Key=value (--Transcripts:Path=/srv/coach), or stand
        as Section__Key in the environment or in appsettings.json. README.md lists them, and says what
        is stored where. --version tells the version.

        """;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is RootCommand)
        {
            output.Write(Whole);
            return 0;
        }

        var code = usual.Invoke(parseResult);
        output.Write(More(parseResult.CommandResult.Command.Name));
        return code;
    }

    private static string MoreOfArchive(string verb) => verb switch
    {
        "erase" => $"""
            What people said goes, the fact that something was erased stays. A dry run counts the same.
            Examples:
              {Start}erase --person 29:1abc --reason "request of 1 December" --dry-run
              {Start}erase --conversation 0123456789abcdef0123456789abcdef

            """,
        "export" => $"""
            The filters go together. Cells that a spreadsheet would run are made harmless; transcript.jsonl holds the exact text.
            Examples:
              {Start}export --preview --channel teams
              {Start}export --from 2026-11-01 --to 2026-11-30 --tz Europe/Zurich --out november.zip
              {Start}export --with-names --purpose "access request 12" --allowed-by "data protection" --conversation <hash>

            """,
        _ => $"""
            Examples:
              {Start}hold place lawsuit-2026-4 --person 29:1abc --reason "letter of counsel, 1 December"
              {Start}hold release lawsuit-2026-4 --reason "settled"
              {Start}hold list

            """,
    };

    private static string More(string verb) => verb switch
    {
        "serve" => $"""
            Every other argument goes to the web host as it stands.
            Examples:
              {Start}serve --urls http://localhost:5000
              {Start}serve --Transcripts:Path=/srv/coach

            """,
        "chat" => $"""
            Type an answer, the number of a button, or help; exit leaves. Input can also come from a file.
            Examples:
              {Start}chat
              {Start}chat --conversation invoices

            """,
        "erase" or "hold" or "export" => MoreOfArchive(verb),
        "assess" => $$$"""
            A line is {"id","messages":[{"role":"user","text"}]} or {"id","facts":{...}}, each with "now" (2026-11-23) where today isn't meant.
            What cannot be read is reported with its line and field; the other lines are answered, and the exit code is 1.
            A backlog has the columns id and request, and may have locale and date; every other column is kept as it is.
            Examples:
              echo '{"id":"a","facts":{"skill":"absent","judgment":"yes"}}' | {{{Start}}}assess
              {{{Start}}}assess cases.jsonl --out answers.jsonl
              {{{Start}}}assess --csv backlog.csv --out answered.csv

            """,
        "verify" or "replay" => $"Example:\n  {Start}{verb} november.zip\n",
        "package" => $"Example:\n  {Start}package --bot-id 11111111-2222-3333-4444-555555555555 --website https://coach.example.com\n",
        _ => $"Example:\n  {Start}{verb}\n",
    };
}
