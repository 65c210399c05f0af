using Coach.Bot.Commands;
using Coach.Bot.Tests.Transcripts;
using Microsoft.Extensions.Configuration;

namespace Coach.Bot.Tests.Commands;

/// <summary>What is wrong is named with its fix, and a secret never (A1).</summary>
public sealed class DoctorCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_sound_installation_is_told_so()
    {
        var (code, said) = await RunAsync(("Transcripts:Path", folder.Path));

        Assert.Equal((0, 5), (code, said.Lines().Length));
        Assert.All(said.Lines(), line => Assert.StartsWith("ok ", line, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(folder.Path, "*doctor*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_setting_that_makes_no_sense_is_named_with_its_fix()
    {
        var (code, said) = await RunAsync(("Coach:RetentionDays", "ever"));

        Assert.Equal((1, "Coach:RetentionDays is \"ever\": give a whole number of days from 1 to 3650."), (code, said.TrimEnd()));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_named_with_its_fix()
    {
        var file = Path.Combine(folder.Path, "no-folder");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var (code, said) = await RunAsync(("Transcripts:Path", file));

        Assert.Equal(1, code);
        Assert.Contains("WRONG transcripts can be written: no (", said, StringComparison.Ordinal);
        Assert.Contains("Fix: check the space left", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Being_open_without_credentials_is_wrong()
    {
        var (code, said) = await RunAsync(("Transcripts:Path", folder.Path), ("urls", "http://*:8080"));

        Assert.Equal(1, code);
        Assert.Contains("WRONG addresses: http://*:8080", said, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static async Task<(int Code, string Said)> RunAsync(params (string Key, string Value)[] settings)
    {
        var terminal = TestTerminal.With();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build();
        var code = await DoctorCommand.RunAsync(terminal, configuration, TestContext.Current.CancellationToken);
        return (code, terminal.Written() + terminal.Errors());
    }
}
