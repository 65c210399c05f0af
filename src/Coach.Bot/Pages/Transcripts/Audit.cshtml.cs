using Coach.Transcripts.Audit;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Coach.Bot.Pages.Transcripts;

/// <summary>Who did what to transcripts, and whether the log of it is whole.</summary>
internal sealed class AuditModel(AuditLog audit) : PageModel
{
    private const int Shown = 200;

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public AuditCheck Check { get; private set; } = new(0, "", Broken: null);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Check = await audit.VerifyAsync(cancellation);
        Entries = [.. (await audit.ReadAsync(cancellation).ToListAsync(cancellation)).AsEnumerable().Reverse().Take(Shown)];
    }
}
