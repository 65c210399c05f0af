using System.Collections.Immutable;
using Coach.Bot.Portal;
using Coach.Transcripts.Audit;
using Coach.Transcripts.Export;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Coach.Bot.Pages.Transcripts;

/// <summary>Asks for an export: what it would hold, in which formats, with or without names.</summary>
internal sealed class ExportModel(CasePages cases, ExportJobs jobs, AuditLog audit) : PageModel
{
    public static ImmutableArray<(string Word, string Label)> Formats { get; } =
    [
        ("csv", "Tables as CSV"),
        ("xlsx", "Tables for Excel"),
        ("jsonl", "Every line exactly, as JSON lines (needed to derive decisions again)"),
        ("html", "A page to read for each case"),
        ("markdown", "The same as Markdown"),
        ("transcript", "Files for the Bot Framework's tools"),
        ("slack", "The shape of a Slack export"),
    ];

    public FilterForm Filter { get; private set; } = FilterForm.Empty;

    public CaseTotal Total { get; private set; } = new(0, 0, 0, Oldest: null, Newest: null);

    public IReadOnlyCollection<string> Chosen { get; private set; } = FormatWords.All;

    public bool MayName => User.IsInRole(PortalRoles.Reidentify);

    public bool WithNames { get; private set; }

    public string Purpose { get; private set; } = "";

    public string? Fault { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(FilterForm.Of(Request.Query), cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        (Purpose, WithNames, Chosen) = (Request.Form["purpose"].ToString().Trim(), Request.Form["names"] == "yes", [.. Request.Form["format"].OfType<string>()]);
        if (WithNames && !MayName)
        {
            await Refusals.NoteAsync(audit, HttpContext);
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        await ShowAsync(FilterForm.Of(Request.Form), cancellation);
        var faults = new List<(string, string)>();
        var formats = FormatWords.Read(string.Join(',', Chosen), faults);
        Fault = WithNames && Purpose.Length == 0 ? "Say what the names are needed for."
            : faults.Count > 0 ? "Choose at least one format." : null;
        if (Fault is not null)
        {
            return Page();
        }

        var job = jobs.Start(new(Filter.Filter, formats, PortalRoles.AccountOf(User), Purpose.Length == 0 ? null : Purpose, WithNames));
        return Redirect($"/transcripts/exports/{job.Id}");
    }

    private async Task ShowAsync(FilterForm filter, CancellationToken cancellation)
    {
        Filter = filter;
        Total = (await cases.FindAsync(filter.Filter, 1, 1, cancellation)).Total;
    }
}
