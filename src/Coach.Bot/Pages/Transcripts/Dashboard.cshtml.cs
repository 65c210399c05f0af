using System.Collections.Immutable;
using Coach.Bot.Portal;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Coach.Bot.Pages.Transcripts;

/// <summary>What all cases say together.</summary>
internal sealed class DashboardModel(CasePages cases) : PageModel
{
    public ImmutableArray<Figure> Figures { get; private set; } = [];

    public int Cases { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => (Figures, Cases) = await cases.DashboardAsync(cancellation);
}
