using System.Diagnostics;

namespace Coach.Bot.Load.Machine;

/// <summary>Microsoft's blob store for one machine, in memory, fresh for each measurement.</summary>
internal sealed class Azurite : IDisposable
{
    // Azurite's published development account: no secret.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const int Port = 31970;
    private readonly Process process;

    private Azurite(Process process) => this.process = process;

    public static string Address => $"http://127.0.0.1:{Port}";

    public static string Connection(int port) =>
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};BlobEndpoint=http://127.0.0.1:{port}/devstoreaccount1;";

    public static async Task<Azurite> StartAsync(string modules)
    {
        string[] arguments =
        [
            "--require", Path.Combine(AppContext.BaseDirectory, "scripts", "azurite.cjs"), Path.Combine(modules, "azurite", "dist", "src", "blob", "main.js"), "--blobHost", "127.0.0.1", "--blobPort", $"{Port}",
            "--inMemoryPersistence", "--extentMemoryLimit", "4000", "--silent", "--disableTelemetry", "--skipApiVersionCheck",
        ];
        var azurite = new Azurite(Process.Start(new ProcessStartInfo("node", arguments) { UseShellExecute = false, RedirectStandardOutput = true })!);
        azurite.process.OutputDataReceived += (_, _) => { };
        azurite.process.BeginOutputReadLine();
        while (!await RunningBot.ListensAsync(Port))
        {
            if (azurite.process.HasExited)
            {
                throw new InvalidOperationException("Azurite did not start.");
            }

            await Task.Delay(20);
        }

        return azurite;
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
