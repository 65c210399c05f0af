using Coach.Bot.Portal;
using Coach.Transcripts;
using Coach.Transcripts.Export;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Coach.Bot.Pages.Transcripts;

/// <summary>One case to read, with nobody in it.</summary>
internal sealed class CaseModel(CasePages cases) : PageModel
{
    public ExportedCase? Case { get; private set; }

    /// <summary>As the filter takes it.</summary>
    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string conversation, int number, CancellationToken cancellation)
    {
        Name = $"{conversation}/{number}";
        Case = await cases.ReadAsync(new CaseName(conversation, number), cancellation);
        return Case is null ? NotFound() : Page();
    }
}

/// <summary>What a line is, in words.</summary>
internal static class LineWords
{
    public static string Of(LineType type) => type switch
    {
        LineType.Message => "said",
        LineType.Edit => "changed a message to",
        LineType.Delete => "took a message back",
        LineType.Answer => "answered",
        LineType.Decision => "decided",
        LineType.Followup => "asked later",
        LineType.System => "note",
    };
}
