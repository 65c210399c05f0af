using System.Xml.Linq;
using Coach.Bot.EndToEnd.Hosting;

namespace Coach.Bot.EndToEnd.Infrastructure;

/// <summary>The image is built by the SDK from these properties; the base image itself is fetched only when somebody publishes it.</summary>
public class ContainerImageTests
{
    private static readonly XElement Project = XElement.Load(Path.Combine(Repository.Root, "src", "Coach.Bot", "Coach.Bot.csproj"));

    [Theory]
    [InlineData("ContainerRepository", "coach-bot")]
    [InlineData("ContainerFamily", "noble-chiseled-extra")] // no shell, no package manager; "extra" for the time zones
    [InlineData("ContainerUser", "app")] // not root
    public void The_image_is_small_and_rootless(string property, string value) => Assert.Equal(value, Project.Descendants(property).Single().Value);

    [Fact]
    public void The_image_listens_where_the_template_sends_requests()
    {
        var port = Project.Descendants("ContainerPort").Single().Attribute("Include")!.Value;
        Assert.Contains($"var port = {port}\n", File.ReadAllText(Path.Combine(Bicep.Folder, "modules", "app.bicep")), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_written_beside_the_program() =>
        Assert.Equal(
            ["DOTNET_EnableDiagnostics=0"],
            Project.Descendants("ContainerEnvironmentVariable").Select(variable => $"{variable.Attribute("Include")!.Value}={variable.Attribute("Value")!.Value}"));
}
