using Coach.Bot.Portal;

namespace Coach.Bot.Endpoints;

/// <summary>What a browser may do with our pages: nothing but show them with their own scripts and styles.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Looks = "style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private const string Portal = "default-src 'none'; script-src 'none'; " + Looks;
    private const string Progress = "default-src 'none'; script-src 'self'; connect-src 'self'; " + Looks; // its script only reads the page again
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        var isPortal = PortalServices.IsPortal(context.Request);
        headers.ContentSecurityPolicy = !isPortal ? Policy : context.Request.Path.StartsWithSegments("/transcripts/exports", StringComparison.OrdinalIgnoreCase) ? Progress : Portal;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = isPortal ? "same-origin" : "no-referrer"; // a form's own origin would be hidden, too
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = isPortal ? "no-store" : "no-cache";
        return next(context);
    }
}
