using System.Buffers;

namespace Coach.Bot.Endpoints;

/// <summary>The bytes of a request, bounded before anything looks at them.</summary>
internal static class RequestBody
{
    /// <summary>The status that refuses the request, or null and the body.</summary>
    public static async Task<(int? Refusal, ReadOnlyMemory<byte> Body)> ReadJsonAsync(HttpContext context, int most)
    {
        if (!context.Request.HasJsonContentType())
        {
            return (StatusCodes.Status415UnsupportedMediaType, default);
        }

        if (context.Request.ContentLength > most)
        {
            return (StatusCodes.Status413PayloadTooLarge, default);
        }

        while (true)
        {
            var read = await context.Request.BodyReader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > most)
            {
                return (StatusCodes.Status413PayloadTooLarge, default);
            }

            if (read.IsCompleted)
            {
                return (null, read.Buffer.ToArray());
            }

            context.Request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
