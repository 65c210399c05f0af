using Microsoft.Extensions.Time.Testing;

namespace Coach.Bot.Tests.Cases;

internal static class Clocks
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Lets time pass until something is true; real time only limits a test that would never end.</summary>
    public static Task RunUntilAsync(this FakeTimeProvider clock, Func<bool> isTrue) => clock.RunUntilAsync(() => Task.FromResult(isTrue()));

    /// <inheritdoc cref="RunUntilAsync(FakeTimeProvider, Func{bool})"/>
    public static async Task RunUntilAsync(this FakeTimeProvider clock, Func<Task<bool>> isTrue)
    {
        var end = TimeProvider.System.GetUtcNow() + Limit;
        while (!await isTrue())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < end, "It never became true.");
            clock.Advance(Step);
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }
}
