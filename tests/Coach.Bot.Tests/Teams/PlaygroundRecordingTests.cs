using Coach.Core.Conversations;
using Coach.Teams;

namespace Coach.Bot.Tests.Teams;

/// <summary>What the Agents Playground sent while S1 was clicked and typed in its page, with our own cards on it: every request is understood.</summary>
public sealed class PlaygroundRecordingTests
{
    public static TheoryData<string> Requests => [.. Meant.Keys];

    private static Dictionary<string, Said> Meant { get; } = new(StringComparer.Ordinal)
    {
        ["installed"] = new Said.Joined(),
        ["members-added"] = new Said.Joined(),
        ["typed"] = new Said.Typed("some of it"),
        ["button-pressed"] = new Said.Pressed("training", "1.0"),
        ["button-submitted"] = new Said.Pressed("training", "1.0"),
        ["form-sent"] = new Said.Submitted("all", Fields(("performance", "Our 20 phone agents should recognise a fraud attempt before they reset an account."), ("measure", "9 slipped through last month")), "1.1"),
        ["choices-sent"] = new Said.Submitted("barriers", Fields(("barriers", "incentives")), "1.4"),
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void Is_understood(string request) => Assert.Equivalent(Meant[request], SaidIn(Recorded.Read(Recorded.Body("Recorded/" + request))).Said, strict: true);

    [Fact]
    public void Every_recording_is_read_here() => Assert.Equal(
        Meant.Keys.Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Teams", "Recorded")).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    private static InboundMessage SaidIn(Inbound inbound) => inbound switch
    {
        Inbound.Message message => message.Said,
        Inbound.CardAction action => action.Said,
        _ => throw new InvalidOperationException($"{inbound.GetType().Name} says nothing."),
    };

    private static Dictionary<string, string> Fields(params (string Id, string Value)[] fields) => fields.ToDictionary(field => field.Id, field => field.Value, StringComparer.Ordinal);
}
