using Coach.Bot.Endpoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace Coach.Bot.Tests.Cases;

public sealed class AddressLimitTests
{
    [Fact]
    public async Task Requests_beyond_the_limit_are_refused_and_health_is_not_counted()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddAddressLimit(new(PerConversation: 0, PerPerson: 0, PerAddress: 3));
        await using var app = builder.Build();
        app.UseRateLimiter();
        app.MapGet("/{*any}", () => Results.Ok());
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = app.GetTestClient();

        Assert.Equal("200 200 200 200", await StatusesAsync(client, "/health/ready", 4));
        Assert.Equal("200 200 200 429", await StatusesAsync(client, "/", 4));
        Assert.Equal("200", await StatusesAsync(client, "/health/live", 1));
    }

    private static async Task<string> StatusesAsync(HttpClient client, string path, int times)
    {
        var statuses = new int[times];
        for (var one = 0; one < times; one++)
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            statuses[one] = (int)answer.StatusCode;
        }

        return string.Join(' ', statuses);
    }
}
