namespace Coach.Bot.Settings;

/// <summary>The optional language model (Understanding:Model). It only proposes facts; without it nothing changes but what free text is read from.</summary>
/// <param name="Endpoint">The address that "/chat/completions" follows.</param>
/// <param name="Name">The model, or on Azure the deployment.</param>
/// <param name="Key">Null for servers that want none.</param>
public sealed record ModelSettings(Uri Endpoint, string Name, string? Key)
{
    private const string Section = "Understanding:Model";

    /// <summary>Null while no model is set up: then none is on the path.</summary>
    public static ModelSettings? Read(IConfiguration configuration, Faults faults)
    {
        var (kind, name, key) = (configuration[$"{Section}:Kind"], configuration[$"{Section}:Name"], configuration[$"{Section}:Key"]);
        if (string.IsNullOrEmpty(kind) && string.IsNullOrEmpty(name))
        {
            return null;
        }

        if (kind is not ("openai" or "azure" or "compatible"))
        {
            faults.Add($"{Section}:Kind", $"is \"{kind}\"", "give openai, azure or compatible");
            return null;
        }

        if (string.IsNullOrEmpty(name))
        {
            faults.Add($"{Section}:Name", "is empty", "give the model, or on Azure the deployment");
        }

        if (string.IsNullOrEmpty(key) && kind != "compatible")
        {
            faults.Add($"{Section}:Key", "is empty", "give the key of the model");
        }

        var endpoint = EndpointOf(kind, configuration[$"{Section}:Endpoint"]);
        if (endpoint is null)
        {
            faults.Add($"{Section}:Endpoint", "is no https address", $"give one, for example {Example(kind)}; without https it must be this machine");
        }

        return endpoint is null || string.IsNullOrEmpty(name) ? null : new(endpoint, name, string.IsNullOrEmpty(key) ? null : key);
    }

    /// <summary>OpenAI has an address of its own; Azure's ends in /openai/v1, which may be left out.</summary>
    private static Uri? EndpointOf(string kind, string? text)
    {
        var address = string.IsNullOrEmpty(text) && kind == "openai" ? Example(kind) : text;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
        {
            return null;
        }

        return kind == "azure" && uri.AbsolutePath == "/" ? new(uri, "/openai/v1") : uri;
    }

    private static string Example(string kind) => kind switch
    {
        "openai" => "https://api.openai.com/v1",
        "azure" => "https://name.openai.azure.com/openai/v1",
        _ => "http://localhost:11434/v1",
    };
}
