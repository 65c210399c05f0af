using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Coach.Bot.Load.Archives;

/// <summary>Somebody who reads transcripts: comes in by the local door and looks at pages, with a watch.</summary>
internal sealed partial class Facilitator(Uri host) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler()) { BaseAddress = host, Timeout = TimeSpan.FromMinutes(10) };

    public async Task ComeInAsync()
    {
        var token = Token().Match(await http.GetStringAsync(new Uri("/transcripts/sign-in", UriKind.Relative))).Groups["token"].Value;
        using var form = new FormUrlEncodedContent([new("roles", "Facilitator"), new("__RequestVerificationToken", token)]);
        using var answer = await http.PostAsync(new Uri("/transcripts/sign-in", UriKind.Relative), form);
    }

    /// <summary>Seconds to a whole page.</summary>
    public async Task<double> LooksAtAsync(string page)
    {
        var started = Stopwatch.GetTimestamp();
        await http.GetStringAsync(new Uri(page, UriKind.Relative));
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public async Task<double> LooksOftenAtAsync(string page, int times)
    {
        var all = new List<double>();
        for (var time = 0; time < times; time++)
        {
            all.Add(await LooksAtAsync(page));
        }

        return all.Order().ElementAt(times / 2);
    }

    public async Task<string> ReadsAsync(string page) => await http.GetStringAsync(new Uri(page, UriKind.Relative));

    /// <summary>Seconds to the first byte and to the last, and how many there were.</summary>
    public async Task<(double First, double Last, long Bytes)> TakesAsync(string file)
    {
        var started = Stopwatch.GetTimestamp();
        await using var content = await http.GetStreamAsync(new Uri(file, UriKind.Relative));
        var buffer = new byte[64 * 1024];
        var (first, bytes) = (0.0, 0L);
        while (await content.ReadAsync(buffer) is > 0 and var read)
        {
            first = first > 0 ? first : Stopwatch.GetElapsedTime(started).TotalSeconds;
            bytes += read;
        }

        return (first, Stopwatch.GetElapsedTime(started).TotalSeconds, bytes);
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Token();
}
