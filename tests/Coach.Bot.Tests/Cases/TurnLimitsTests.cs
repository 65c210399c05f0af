using Coach.Bot.Cases;
using Coach.Bot.Settings;
using Coach.Core.Conversations;
using Microsoft.Extensions.Configuration;

namespace Coach.Bot.Tests.Cases;

public class TurnLimitsTests
{
    [Fact]
    public void A_conversation_that_says_too_much_waits_and_others_do_not()
    {
        using var limits = new TurnLimits(new(PerConversation: 3, PerPerson: 0, PerAddress: 0));
        Say(limits, "one", "ann", 3);

        Assert.Throws<TooManyMessagesException>(() => Say(limits, "one", "bob", 1));
        Say(limits, "two", "ann", 3);
    }

    [Fact]
    public void A_person_who_says_too_much_everywhere_waits_and_others_do_not()
    {
        using var limits = new TurnLimits(new(PerConversation: 0, PerPerson: 3, PerAddress: 0));
        Say(limits, "one", "ann", 2);
        Say(limits, "two", "ann", 1);

        Assert.Throws<TooManyMessagesException>(() => Say(limits, "three", "ann", 1));
        Say(limits, "three", "bob", 3);
    }

    [Fact]
    public void Without_credentials_there_are_no_limits_and_with_them_there_are()
    {
        Assert.Equal(LimitsSettings.Off, Read());
        Assert.Equal(new LimitsSettings(60, 120, 6000), Read(("MicrosoftAppId", "00000000-0000-0000-0000-000000000001")));
        Assert.Equal(new LimitsSettings(5, 120, 0), Read(("Slack:SigningSecret", "s"), ("Limits:PerConversation", "5"), ("Limits:PerAddress", "0")));
    }

    private static LimitsSettings Read(params (string Key, string Value)[] settings) =>
        LimitsSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build(), new Faults());

    private static void Say(TurnLimits limits, string conversation, string person, int times)
    {
        for (var one = 0; one < times; one++)
        {
            limits.Admit(new(new("msteams", Tenant: null, conversation, IsPersonal: false), $"{one}", new(person, Name: null), new Said.Typed("hello"), DateTimeOffset.UnixEpoch));
        }
    }
}
