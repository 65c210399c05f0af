using System.Globalization;
using Coach.Bot.Portal;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Coach.Bot.Pages.Transcripts;

/// <summary>The list of cases, filtered and in pages.</summary>
internal sealed class CasesModel(CasePages cases) : PageModel
{
    private const int Rows = 25;

    public FilterForm Filter { get; private set; } = FilterForm.Empty;

    public CasePage Cases { get; private set; } = new([], 1, Rows, new(0, 0, 0, Oldest: null, Newest: null));

    /// <summary>The filter as the address holds it, with its question mark; empty when every case is meant.</summary>
    public string Query => Filter.Query;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Filter = FilterForm.Of(Request.Query);
        var page = int.TryParse(Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 1;
        Cases = await cases.FindAsync(Filter.Filter, page, Rows, cancellation);
    }

    public string PageAddress(int page) => $"/transcripts{(Query.Length == 0 ? "?" : Query + "&")}page={page}";
}
