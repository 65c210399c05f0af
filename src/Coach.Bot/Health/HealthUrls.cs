using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coach.Bot.Health;

/// <summary>live: the process answers. ready: it can do its work, and the answer names the part that can't.</summary>
internal static class HealthUrls
{
    /// <summary>How long a part may take to say that it is well.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<StoreCheck>();
        services.AddHealthChecks().AddCheck<StoreCheck>("store", HealthStatus.Unhealthy, timeout: Patience);
        return services;
    }

    /// <summary>Whoever watches the coach may ask from elsewhere: the answer tells nothing but ready or not.</summary>
    public static bool IsHealth(HttpRequest request) => request.Path.StartsWithSegments("/health", StringComparison.Ordinal);

    public static void MapHealth(this IEndpointRouteBuilder urls)
    {
        urls.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        urls.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsync(
        report.Status == HealthStatus.Healthy ? "ready" : "not ready: " + string.Join(", ", report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy).Select(entry => entry.Key)),
        context.RequestAborted);
}
