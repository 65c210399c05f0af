namespace Coach.Bot.Settings;

/// <summary>Where traces, metrics and logs go, by the names that OpenTelemetry and Azure gave these settings.</summary>
public sealed record TelemetrySettings
{
    /// <summary>OTEL_EXPORTER_OTLP_ENDPOINT; its siblings, such as OTEL_EXPORTER_OTLP_PROTOCOL, are OpenTelemetry's own.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>APPLICATIONINSIGHTS_CONNECTION_STRING.</summary>
    public string? AzureMonitor { get; init; }

    public bool IsOn => Otlp is not null || AzureMonitor is not null;

    public static TelemetrySettings Read(IConfiguration configuration, Faults faults) =>
        new() { Otlp = Address(configuration, faults), AzureMonitor = Connection(configuration, faults) };

    private static Uri? Address(IConfiguration configuration, Faults faults)
    {
        const string Key = "OTEL_EXPORTER_OTLP_ENDPOINT";
        if (configuration[Key] is not { Length: > 0 } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        faults.Add(Key, "is no address", "give one such as http://localhost:4317");
        return null;
    }

    private static string? Connection(IConfiguration configuration, Faults faults)
    {
        const string Key = "APPLICATIONINSIGHTS_CONNECTION_STRING";
        if (configuration[Key] is not { Length: > 0 } text)
        {
            return null;
        }

        if (text.Contains("InstrumentationKey=", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        faults.Add(Key, "holds no InstrumentationKey", "copy it whole from the overview of the Application Insights resource");
        return null;
    }
}
