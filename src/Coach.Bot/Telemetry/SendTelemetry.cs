using Coach.Bot.Sending;
using Coach.Core.Reasoning;

namespace Coach.Bot.Telemetry;

/// <summary>Times and counts attempts to send.</summary>
internal static class SendTelemetry
{
    public static async Task<string?> MeasureAsync(string channel, Func<Task<string?>> send)
    {
        using var stage = Stage.Begin(Stage.Send);
        var outcome = "failed";
        try
        {
            var id = await send();
            outcome = "sent";
            return id;
        }
        catch (DeliveryException e)
        {
            outcome = Word.Of(e.Fault);
            throw;
        }
        finally
        {
            Instruments.Sends.Add(1, Instruments.Tag("channel", TurnTelemetry.ChannelOf(channel)), Instruments.Tag("outcome", outcome));
        }
    }
}
