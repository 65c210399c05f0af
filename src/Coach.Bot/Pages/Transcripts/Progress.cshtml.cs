using Coach.Bot.Portal;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Coach.Bot.Pages.Transcripts;

/// <summary>An export on its way: how far it is, stop it, take it.</summary>
internal sealed class ProgressModel(ExportJobs jobs) : PageModel
{
    public ExportJob? Job { get; private set; }

    /// <summary>How it stands, in a sentence.</summary>
    public string Said => Job!.Stage switch
    {
        ExportStage.Running when Job.Progress.Of == 0 => "Looking for the cases ...",
        ExportStage.Running => $"{Job.Progress.Cases} of {Job.Progress.Of} cases are written.",
        ExportStage.Whole => $"The export is ready: {Job.Progress.Of} cases, {Size.Of(Job.File.Length)}.",
        ExportStage.Stopped => "Stopped. Nothing was kept.",
        ExportStage.Failed => "The export could not be made. Nothing was kept.",
    };

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
