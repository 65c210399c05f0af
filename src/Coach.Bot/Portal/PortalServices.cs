using Coach.Bot.Endpoints.Transcripts;
using Coach.Bot.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Coach.Bot.Portal;

/// <summary>The facilitators' pages and their API: who comes in, and what they find.</summary>
internal static class PortalServices
{
    private const string CookieOrToken = "cookie-or-token";
    private const string Description = "/openapi.json";
    private static readonly PathString[] Paths = ["/transcripts", "/api/transcripts", Description, "/signin-oidc", "/look.css", "/portal.css", "/progress.js", "/icon.svg"];

    /// <summary>Whether this is for somebody whom the organisation's provider knows, wherever they are; all else of these pages is for this machine alone.</summary>
    public static bool IsOpen(HttpContext context) => context.RequestServices.GetRequiredService<PortalDoor>().HasProvider && IsPortal(context.Request);

    public static bool IsPortal(HttpRequest request) => Array.Exists(Paths, path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a program asks, which is told what a person is shown or led to.</summary>
    public static bool IsProgram(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments(Description, StringComparison.OrdinalIgnoreCase);

    public static void AddPortal(this IServiceCollection services, SignInSettings? signIn)
    {
        var schemes = services.AddAuthentication() // no default: nobody is looked for in what channels send
            .AddPolicyScheme(CookieOrToken, displayName: null, options => options.ForwardDefaultSelector = context => signIn is not null && HasToken(context.Request) ? JwtBearerDefaults.AuthenticationScheme : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(options => Cookie(options, signIn));
        if (signIn is not null)
        {
            schemes.AddOpenIdConnect(options => Provider(options, signIn)).AddJwtBearer(options => Token(options, signIn));
        }

        services.AddAuthorizationBuilder()
            .AddPolicy(PortalRoles.Facilitator, policy => policy.AddAuthenticationSchemes(CookieOrToken).RequireRole(PortalRoles.Facilitator, PortalRoles.Admin))
            .AddPolicy(PortalRoles.Reidentify, policy => policy.AddAuthenticationSchemes(CookieOrToken).RequireRole(PortalRoles.Reidentify));
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusals>();
        services.AddSingleton(new PortalDoor(signIn is not null));
        services.AddSingleton<ExportJobs>();
        services.AddSingleton<CasePages>();
        services.AddSingleton<TranscriptsEndpoint>();
        services.AddAntiforgery(options => options.Cookie.Name = "coach.form");
        services.AddRazorPages(pages =>
        {
            pages.Conventions.AuthorizeFolder("/Transcripts", PortalRoles.Facilitator);
            pages.Conventions.AllowAnonymousToPage("/Transcripts/SignIn");
        }).AddJsonOptions(json => json.JsonSerializerOptions.TypeInfoResolverChain.Add(TranscriptsJson.Default));
    }

    /// <summary>The pages have a pipeline of their own, built when somebody first comes: no message waits for it.</summary>
    public static void UsePortal(this WebApplication app)
    {
        var pages = new Lazy<RequestDelegate>(() => Pages(app.Services));
        app.Use(next => context => IsPortal(context.Request) ? pages.Value(context) : next(context));
    }

    private static RequestDelegate Pages(IServiceProvider services)
    {
        var pages = new ApplicationBuilder(services);
        pages.UseRouting();
        pages.UseAuthentication();
        pages.UseAuthorization();
        pages.UseEndpoints(urls =>
        {
            urls.MapRazorPages();
            urls.MapGet(Description, TranscriptsEndpoint.Describe).RequireAuthorization(PortalRoles.Facilitator);
            urls.MapGet("/api/transcripts", (TranscriptsEndpoint transcripts, HttpContext context) => transcripts.ListAsync(context)).RequireAuthorization(PortalRoles.Facilitator);
            urls.MapGet("/api/transcripts/export", (TranscriptsEndpoint transcripts, HttpContext context) => transcripts.ExportAsync(context)).RequireAuthorization(PortalRoles.Facilitator);
        });
        return pages.Build();
    }

    private static bool HasToken(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    private static void Cookie(CookieAuthenticationOptions options, SignInSettings? signIn)
    {
        options.Cookie.Name = "coach.facilitator";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.LoginPath = "/transcripts/sign-in";
        options.Events.OnRedirectToLogin = context => AskAsync(context, signIn);
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden; // the page itself says why
            return Task.CompletedTask;
        };
    }

    /// <summary>A program is told, a person is led to the door.</summary>
    private static Task AskAsync(RedirectContext<CookieAuthenticationOptions> context, SignInSettings? signIn)
    {
        if (IsProgram(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        if (signIn is not null)
        {
            return context.HttpContext.ChallengeAsync(OpenIdConnectDefaults.AuthenticationScheme, new() { RedirectUri = context.Request.PathBase + context.Request.Path + context.Request.QueryString });
        }

        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static void Provider(OpenIdConnectOptions options, SignInSettings signIn)
    {
        options.SignInScheme = options.SignOutScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.Authority = signIn.Authority.ToString();
        options.ClientId = signIn.ClientId;
        options.ClientSecret = signIn.ClientSecret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query; // so that its cookies can stay on this site
        options.NonceCookie.SameSite = options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.NonceCookie.SecurePolicy = options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.RequireHttpsMetadata = !signIn.Authority.IsLoopback;
        options.MapInboundClaims = false;
        options.TokenValidationParameters.RoleClaimType = PortalRoles.Claim;
        options.TokenValidationParameters.NameClaimType = "name";
        options.SaveTokens = false;
        options.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse(); // the framework has logged why
            context.Response.Redirect("/transcripts/sign-in?failed=true");
            return Task.CompletedTask;
        };
    }

    private static void Token(JwtBearerOptions options, SignInSettings signIn)
    {
        options.Authority = signIn.Authority.ToString();
        options.RequireHttpsMetadata = !signIn.Authority.IsLoopback;
        options.MapInboundClaims = false;
        options.TokenValidationParameters.ValidAudiences = [signIn.Audience, $"api://{signIn.ClientId}"];
        options.TokenValidationParameters.RoleClaimType = PortalRoles.Claim;
        options.TokenValidationParameters.NameClaimType = "name";
    }
}

/// <summary>How people come in: by the organisation's provider, or locally because none is set up.</summary>
internal sealed record PortalDoor(bool HasProvider);
