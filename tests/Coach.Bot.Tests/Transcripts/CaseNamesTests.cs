using Coach.Core.Conversations;
using Coach.Transcripts;

namespace Coach.Bot.Tests.Transcripts;

public sealed class CaseNamesTests
{
    [Fact]
    public void A_stored_name_never_changes() =>
        Assert.Equal(new CaseName("6d09012d123f53eb908a931b73809887", 3), CaseNames.For(Turns.Chat, 3));

    [Fact]
    public void Different_conversations_have_different_names()
    {
        ConversationAddress[] addresses =
        [
            new("teams", "ab", "c", true), new("teams", "a", "bc", true), new("teams", null, "abc", true), new("teams", "", "abc", true),
            new("teamsa", "b", "c", true), new("slack", "ab", "c", true), new("teams", "abc", "", true), new("teams", "AB", "c", true),
        ];

        Assert.Equal(addresses.Length, addresses.Select(CaseNames.HashOf).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_name_shows_neither_channel_nor_person()
    {
        var name = CaseNames.HashOf(new("slack", "T1", "D-robin", true));

        Assert.True(CaseNames.IsHash(name));
        Assert.DoesNotContain("robin", name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_conversation_keeps_its_name_when_others_join() =>
        Assert.Equal(CaseNames.HashOf(Turns.Chat), CaseNames.HashOf(Turns.Chat with { IsPersonal = false }));
}
