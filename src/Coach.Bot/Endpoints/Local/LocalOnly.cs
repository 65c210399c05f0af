using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Primitives;

namespace Coach.Bot.Endpoints.Local;

/// <summary>
/// Without credentials nobody can be told apart, so the coach answers this machine alone: every listener must be loopback, and a request that
/// was forwarded, or that a foreign page sent through the person's own browser, is refused.
/// </summary>
public sealed class LocalOnly(RequestDelegate next, IServer server)
{
    private static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "X-Original-Host", "X-Original-For"];
    private readonly Lazy<bool> listensLocally = new(() => Addresses(server).All(IsLoopback));

    public Task InvokeAsync(HttpContext context)
    {
        if (listensLocally.Value && IsLocal(context))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("Without credentials the coach answers on this machine only.", context.RequestAborted);
    }

    /// <summary>The addresses that the server listens on; none in a test without one.</summary>
    public static ICollection<string> Addresses(IServer server) => server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    public static bool IsLoopback(string address) =>
        Uri.TryCreate(address.Replace("//+", "//0.0.0.0", StringComparison.Ordinal).Replace("//*", "//0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri) && uri.IsLoopback;

    private static bool IsLocal(HttpContext context)
    {
        var request = context.Request;
        return (context.Connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote))
            && !Forwarded.Any(request.Headers.ContainsKey)
            && IsLoopback($"http://{request.Host.Value}")
            && IsOwn(request.Headers.Origin, request.Host);
    }

    private static bool IsOwn(StringValues origin, HostString host) =>
        StringValues.IsNullOrEmpty(origin) || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.IsLoopback && uri.Authority == host.Value);
}
