using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Coach.Bot.EndToEnd.Hosting;

/// <summary>Inside the host's process: sets its clock to the Monday that the scripts count from, where it then runs on.</summary>
internal sealed class ReferenceDay : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    /// <summary>Names a file that holds how many days have passed since, once it is there.</summary>
    public const string DaysPassed = "COACH_DAYS_PASSED";

    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Away = Start - TimeProvider.System.GetUtcNow();
    private static readonly string? Passed = Environment.GetEnvironmentVariable(DaysPassed);

    public void OnNext(DiagnosticListener value)
    {
        if (string.Equals(value.Name, "Microsoft.Extensions.Hosting", StringComparison.Ordinal))
        {
            value.Subscribe(this);
        }
    }

    // https://github.com/dotnet/runtime/blob/main/src/libraries/Microsoft.Extensions.HostFactoryResolver: how test servers reach into a host
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilding", Value: IHostBuilder host })
        {
            host.ConfigureServices(services => services.AddSingleton<TimeProvider>(new ShiftedClock()));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private sealed class ShiftedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Away + Waited();

        private static TimeSpan Waited() => File.Exists(Passed) ? TimeSpan.FromDays(int.Parse(File.ReadAllText(Passed), CultureInfo.InvariantCulture)) : TimeSpan.Zero;
    }
}
