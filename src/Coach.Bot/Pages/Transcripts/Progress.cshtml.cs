using Coach.Bot.Portal;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Coach.Bot.Pages.Transcripts;

/// <summary>An export on its way: how far it is, stop it, take it.</summary>
internal sealed class ProgressModel(ExportJobs jobs) : PageModel
{
    public ExportJob? Job { get; private set; }

    public IActionResult OnGet(Guid id) => Found(id) ? Page() : NotFound();

    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken cancellation)
    {
        if (!Found(id) || Job!.Stage != ExportStage.Whole)
        {
            return NotFound();
        }

        Response.ContentType = "application/zip";
        Response.ContentLength = Job.File.Length;
        Response.Headers.ContentDisposition = $"attachment; filename=\"{Job.FileName}\"";
        await Job.CopyToAsync(Response.Body, cancellation);
        return new EmptyResult();
    }

    public IActionResult OnPostStop(Guid id)
    {
        if (!Found(id))
        {
            return NotFound();
        }

        Job!.Stop();
        return Redirect($"/transcripts/exports/{id}");
    }

    private bool Found(Guid id) => (Job = jobs.Find(id, PortalRoles.AccountOf(User))) is not null;
}
