using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Coach.Bot.Health;
using Coach.Bot.Settings;
using OpenTelemetry;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Instrumentation.Http;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Coach.Bot.Telemetry;

/// <summary>Sends traces, metrics and logs to where the settings say; without them nothing is collected.</summary>
internal static class TelemetryExport
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, TelemetrySettings settings)
    {
        if (!settings.IsOn)
        {
            return services;
        }

        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("coach-bot", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(traces => traces.AddSource(Instruments.Name).AddAspNetCoreInstrumentation(WithoutIds).AddHttpClientInstrumentation(WithoutIds))
            .WithMetrics(metrics => metrics.AddMeter(Instruments.Name).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation())
            .WithLogging();
        if (settings.Otlp is not null)
        {
            telemetry.UseOtlpExporter(); // takes address, protocol and headers from the settings that it names
        }

        return settings.AzureMonitor is { } connection ? services.AddAzureMonitor(telemetry, connection) : services;
    }

    private static IServiceCollection AddAzureMonitor(this IServiceCollection services, OpenTelemetryBuilder telemetry, string connection)
    {
        void Configure(AzureMonitorExporterOptions to)
        {
            to.ConnectionString = connection;
            to.DisableOfflineStorage = true; // nothing is written to the file system of the container
            to.Credential = Environment.GetEnvironmentVariable("AZURE_CLIENT_ID") is { Length: > 0 } identity ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(identity)) : null;
        }

        telemetry.WithTracing(traces => traces.AddAzureMonitorTraceExporter(Configure))
            .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter(Configure))
            .WithLogging(logs => logs.AddAzureMonitorLogExporter(Configure));
        return services;
    }

    /// <summary>Conversations and people stand in paths: a span says the route instead.</summary>
    private static void WithoutIds(AspNetCoreTraceInstrumentationOptions server)
    {
        server.Filter = context => !HealthUrls.IsHealth(context.Request);
        server.EnrichWithHttpResponse = (span, response) => span.SetTag("url.path", (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "");
        server.EnrichWithException = (span, exception) => span.SetTag("error.type", exception.GetType().Name);
    }

    private static void WithoutIds(HttpClientTraceInstrumentationOptions client) =>
        client.EnrichWithHttpRequestMessage = (span, request) => span.SetTag("url.full", request.RequestUri?.GetLeftPart(UriPartial.Authority));
}
