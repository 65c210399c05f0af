using Coach.Bot.Settings;
using Microsoft.Extensions.Configuration;

namespace Coach.Bot.Tests.Settings;

public class ModelSettingsTests
{
    private readonly Faults faults = new();

    [Fact]
    public void Without_settings_there_is_no_model()
    {
        Assert.Null(Read());
        Assert.Empty(faults.Found);
    }

    [Theory]
    [InlineData("openai", null, "https://api.openai.com/v1")]
    [InlineData("azure", "https://name.openai.azure.com", "https://name.openai.azure.com/openai/v1")]
    [InlineData("azure", "https://name.openai.azure.com/openai/v1", "https://name.openai.azure.com/openai/v1")]
    [InlineData("compatible", "http://localhost:11434/v1", "http://localhost:11434/v1")]
    public void Each_kind_knows_its_address(string kind, string? endpoint, string address)
    {
        Assert.Equal(new(new(address), "small", "secret"), Read(("Kind", kind), ("Name", "small"), ("Key", "secret"), ("Endpoint", endpoint)));
        Assert.Empty(faults.Found);
    }

    [Fact]
    public void A_server_of_ones_own_needs_no_key() =>
        Assert.Null(Assert.IsType<ModelSettings>(Read(("Kind", "compatible"), ("Name", "small"), ("Endpoint", "http://localhost:11434/v1"))).Key);

    [Theory]
    [InlineData("magic", "small", "k", "https://a.example", "Kind")]
    [InlineData(null, "small", "k", "https://a.example", "Kind")]
    [InlineData("openai", "", "k", null, "Name")]
    [InlineData("openai", "small", "", null, "Key")]
    [InlineData("azure", "small", "k", null, "Endpoint")]
    [InlineData("compatible", "small", null, "http://models.example/v1", "Endpoint")]
    [InlineData("compatible", "small", null, "ftp://localhost/v1", "Endpoint")]
    public void What_makes_no_sense_is_named_with_its_fix(string? kind, string name, string? key, string? endpoint, string named)
    {
        Read(("Kind", kind), ("Name", name), ("Key", key), ("Endpoint", endpoint));
        Assert.StartsWith($"Understanding:Model:{named} ", Assert.Single(faults.Found), StringComparison.Ordinal);
    }

    private ModelSettings? Read(params (string Key, string? Value)[] settings) => ModelSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create($"Understanding:Model:{one.Key}", one.Value))).Build(), faults);
}
