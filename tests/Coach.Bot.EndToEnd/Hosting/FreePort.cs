using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Coach.Bot.EndToEnd.Hosting;

/// <summary>For programs that can't choose a port and say which; another program may take it in between, so they must say it all the same.</summary>
internal static class FreePort
{
    public static string Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
