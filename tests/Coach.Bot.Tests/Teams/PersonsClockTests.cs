using Coach.Core.Conversations;
using Coach.Teams;

namespace Coach.Bot.Tests.Teams;

public sealed class PersonsClockTests
{
    [Theory]
    [InlineData("Europe/Berlin", null, null, 1, "Europe/Berlin")]
    [InlineData("America/Argentina/Buenos_Aires", null, null, -3, "America/Argentina/Buenos_Aires")]
    [InlineData(null, "Asia/Tokyo", "2026-11-23T10:30:00+01:00", 9, "Asia/Tokyo")]
    [InlineData("Not/AZone", "Asia/Tokyo", null, 9, "Asia/Tokyo")]
    [InlineData(null, null, "2026-11-23T10:30:00+01:00", 1, null)]
    [InlineData(null, null, "2026-11-23T10:30:00", 0, null)]
    [InlineData(null, null, "yesterday", 0, null)]
    [InlineData(null, null, null, 0, null)]
    [InlineData("/dev/zero", null, null, 0, null)]
    [InlineData("../../../dev/zero", null, null, 0, null)]
    [InlineData("Europe/../../../../dev/zero", null, null, 0, null)]
    [InlineData("", "", "", 0, null)]
    public void The_time_is_that_of_the_persons_place(string? localTimezone, string? clientTimezone, string? localTimestamp, int hours, string? zone)
    {
        var message = Read(localTimezone, clientTimezone, localTimestamp);

        Assert.Equal((Recorded.Now, TimeSpan.FromHours(hours), zone), (message.At, message.At.Offset, message.TimeZone));
    }

    [Fact]
    public void Today_is_the_persons_today() => Assert.Equal(new DateOnly(2026, 11, 22), Read(null, null, "2026-11-22T23:30:00-10:00").Today);

    private static InboundMessage Read(string? localTimezone, string? clientTimezone, string? localTimestamp)
    {
        var activity = Recorded.Message();
        activity["localTimezone"] = localTimezone;
        activity["localTimestamp"] = localTimestamp;
        activity["entities"]![0]!["timezone"] = clientTimezone;
        return Assert.IsType<Inbound.Message>(Recorded.Read(activity)).Said;
    }
}
