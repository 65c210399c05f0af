using System.Threading.RateLimiting;
using Coach.Bot.Cases;
using Coach.Bot.Health;
using Coach.Bot.Settings;

namespace Coach.Bot.Endpoints;

/// <summary>How many requests one network address may make, whatever it asks for. Those who ask whether we live are not counted.</summary>
internal static class AddressLimit
{
    public static void AddAddressLimit(this IServiceCollection services, LimitsSettings settings) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            TurnLimits.Bucket(context.Connection.RemoteIpAddress?.ToString() ?? "", HealthUrls.IsHealth(context.Request) ? 0 : settings.PerAddress));
        limits.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "1";
            return ValueTask.CompletedTask;
        };
    });
}
