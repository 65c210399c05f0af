using System.Buffers;

namespace Coach.Bot.Endpoints;

/// <summary>The bytes of a request, bounded before anything looks at them.</summary>
internal static class RequestBody
{
    /// <summary>The status that refuses the request, or null and the body.</summary>
    public static async Task<(int? Refusal, ReadOnlyMemory<byte> Body)> ReadJsonAsync(HttpContext context, int most) =>
        context.Request.HasJsonContentType() ? await ReadAsync(context, most) : (StatusCodes.Status415UnsupportedMediaType, default);

    /// <inheritdoc cref="ReadJsonAsync"/>
    public static async Task<(int? Refusal, ReadOnlyMemory<byte> Body)> ReadAsync(HttpContext context, int most)
    {
        if (context.Request.ContentLength > most)
        {
            return (StatusCodes.Status413PayloadTooLarge, default);
        }

        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > most)
            {
                reader.AdvanceTo(read.Buffer.End); // a reader left in the middle of a read costs the sender the connection
                return (StatusCodes.Status413PayloadTooLarge, default);
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return (null, body);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
