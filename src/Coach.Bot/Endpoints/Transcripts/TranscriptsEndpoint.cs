using System.Globalization;
using Coach.Bot.Archiving;
using Coach.Bot.Portal;
using Coach.Core.Reasoning;
using Coach.Transcripts.Audit;
using Coach.Transcripts.Export;
using Coach.Transcripts.Export.Selection;
using Coach.Transcripts.Index;
using Microsoft.AspNetCore.Authorization;

namespace Coach.Bot.Endpoints.Transcripts;

/// <summary>Transcripts for programs: a list to page through, and the export as a stream. Described in openapi.json, for those who may use it.</summary>
internal sealed class TranscriptsEndpoint(CasePages cases, Exports exports, AuditLog audit, IAuthorizationService authorization)
{
    private const int UsualSize = 50;

    /// <summary>What can be asked here, in OpenAPI.</summary>
    public static IResult Describe() => Results.Stream(typeof(TranscriptsEndpoint).Assembly.GetManifestResourceStream("openapi.json")!, "application/json");

    public async Task<IResult> ListAsync(HttpContext context)
    {
        var faults = new List<(string Name, string Fault)>();
        var filter = new FilterWords(name => context.Request.Query[name], faults).Read();
        var (page, size) = (Number(context, "page", 1, faults), Number(context, "size", UsualSize, faults));
        if (faults.Count > 0)
        {
            return Refused(faults);
        }

        var found = await cases.FindAsync(filter, page, size, context.RequestAborted);
        var total = found.Total;
        return Results.Json(
            new CaseList([.. found.Items.Select(Item)], found.Number, found.Pages, total.Cases, total.Messages, total.Bytes, total.Oldest, total.Newest),
            TranscriptsJson.Default.CaseList);
    }

    /// <summary>The zip, written as it is made. When it can't be finished the connection breaks, so that nobody takes half of it for the whole.</summary>
    public async Task<IResult> ExportAsync(HttpContext context)
    {
        var faults = new List<(string Name, string Fault)>();
        var query = context.Request.Query;
        var filter = new FilterWords(name => query[name], faults).Read();
        var request = new ExportRequest(filter, FormatWords.Read(query["format"], faults), PortalRoles.AccountOf(context.User), query["purpose"], query["names"] == "yes");
        if (request.WithNames && !(await authorization.AuthorizeAsync(context.User, PortalRoles.Reidentify)).Succeeded)
        {
            await Refusals.NoteAsync(audit, context);
            return Results.Problem(title: "Your account may not export names.", detail: "It needs the role Reidentify.", statusCode: StatusCodes.Status403Forbidden);
        }

        if (request.WithNames && string.IsNullOrWhiteSpace(request.Purpose))
        {
            faults.Add(("purpose", "the reason for an export with names"));
        }

        return faults.Count > 0 ? Refused(faults) : Results.Stream(async body => await exports.WriteAsync(request, body, progress: null, context.RequestAborted), "application/zip", exports.FileName());
    }

    private static CaseItem Item(CaseSummary one) => new(
        $"{one.Conversation}/{one.Number}", one.Channel, one.Started, one.Changed, one.Stage, [.. one.Outcome.Select(Word.Of)], one.Asked, one.Verdict, one.Messages, one.SecondsToDecision);

    private static IResult Refused(IEnumerable<(string Name, string Fault)> faults) => Results.ValidationProblem(
        faults.GroupBy(fault => fault.Name, StringComparer.Ordinal).ToDictionary(fault => fault.Key, fault => fault.Select(one => $"Give {one.Fault}.").ToArray(), StringComparer.Ordinal),
        title: "Something in the address can't be read.");

    private static int Number(HttpContext context, string name, int usual, List<(string, string)> faults)
    {
        var text = context.Request.Query[name].ToString();
        if (text.Length == 0)
        {
            return usual;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        faults.Add((name, "a whole number from 1"));
        return usual;
    }
}
