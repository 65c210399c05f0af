using Coach.Teams.Proof;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Coach.Bot.Tests.Teams.Proof;

public sealed class SigningKeysTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly FakeIdentityProvider provider = new();
    private readonly HttpClient http;
    private readonly SigningKeys keys;

    public SigningKeysTests()
    {
        http = new HttpClient(provider);
        keys = new SigningKeys(FakeIdentityProvider.Metadata, http, clock, NullLogger<SigningKeys>.Instance);
    }

    public void Dispose()
    {
        keys.Dispose();
        http.Dispose();
    }

    [Fact]
    public async Task Keys_are_read_once_and_kept()
    {
        await FindAsync("key-1");
        Assert.True(await FindAsync("key-1"));
        Assert.Equal(1, provider.Readings);
    }

    [Fact]
    public async Task Keys_are_read_again_within_a_day()
    {
        await FindAsync("key-1");
        clock.Advance(TimeSpan.FromHours(13));
        await FindAsync("key-1");
        Assert.Equal(2, provider.Readings);
    }

    [Fact]
    public async Task A_new_key_is_found_the_first_time_it_is_used()
    {
        await FindAsync("key-1");
        provider.AddKey("key-2", "msteams");
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await FindAsync("key-2"));
        Assert.Equal(2, provider.Readings);
    }

    [Fact]
    public async Task Many_unknown_keys_do_not_become_many_requests()
    {
        for (var number = 0; number < 50; number++)
        {
            Assert.False(await FindAsync($"stranger-{number}"));
        }

        Assert.Equal(1, provider.Readings);
    }

    [Fact]
    public async Task Whoever_comes_at_once_shares_one_reading()
    {
        while (provider.Gate.CurrentCount > 0)
        {
            await provider.Gate.WaitAsync(TestContext.Current.CancellationToken);
        }

        var asked = Enumerable.Range(0, 20).Select(_ => FindAsync("key-1")).ToArray();
        provider.Gate.Release(100);
        Assert.All(await Task.WhenAll(asked), Assert.True);
        Assert.Equal(1, provider.Readings);
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        provider.IsDown = true;
        Assert.False(await FindAsync("key-1"));
        provider.IsDown = false;
        Assert.True(await FindAsync("key-1"));
    }

    [Fact]
    public async Task Known_keys_stay_good_while_the_issuer_is_down()
    {
        await FindAsync("key-1");
        provider.IsDown = true;
        clock.Advance(TimeSpan.FromDays(2));
        Assert.True(await FindAsync("key-1"));
    }

    private async Task<bool> FindAsync(string id) => await keys.FindAsync(id, TestContext.Current.CancellationToken) is not null;
}
