using System.Security.Claims;
using Coach.Bot.Portal;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Coach.Bot.Pages.Transcripts;

/// <summary>The door: the organisation's provider, or, while none is set up, this machine alone without a password.</summary>
internal sealed class SignInModel(PortalDoor door) : PageModel
{
    private const string Home = "/transcripts";

    public bool HasProvider => door.HasProvider;

    public string ReturnUrl { get; private set; } = Home;

    /// <summary>Whether the provider has just sent somebody back without signing them in.</summary>
    public bool Failed { get; private set; }

    public void OnGet(string? returnUrl, bool failed) => (ReturnUrl, Failed) = (Own(returnUrl), failed);

    public IActionResult OnGetProvider(string? returnUrl) =>
        door.HasProvider ? Challenge(new AuthenticationProperties { RedirectUri = Own(returnUrl) }, OpenIdConnectDefaults.AuthenticationScheme) : NotFound();

    /// <summary>The local sign-in.</summary>
    public async Task<IActionResult> OnPostAsync(string? returnUrl, string[] roles)
    {
        if (door.HasProvider)
        {
            return NotFound();
        }

        var claims = roles.Intersect(PortalRoles.All, StringComparer.Ordinal).Select(role => new Claim(PortalRoles.Claim, role)).Prepend(new("name", "somebody at this machine"));
        var identity = new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme, "name", PortalRoles.Claim);
        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
        return LocalRedirect(Own(returnUrl));
    }

    public async Task<IActionResult> OnPostOutAsync()
    {
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Redirect("/transcripts/sign-in");
    }

    private string Own(string? address) => Url.IsLocalUrl(address) ? address! : Home;
}
