using Coach.Bot.Settings;
using Coach.Core.Conversations;
using Microsoft.Extensions.Configuration;

namespace Coach.Bot.Tests.Settings;

public class CoachSettingsTests
{
    [Fact]
    public void Nothing_has_to_be_set()
    {
        var settings = Read();
        Assert.Equal((CoachPolicy.Default, Path.GetFullPath("data")), (settings.Policy, settings.Transcripts.Path));
    }

    [Fact]
    public void What_is_set_is_taken()
    {
        var policy = Read(("Coach:RetentionDays", "90"), ("Coach:LeadTimes:ProceduralDays", "7"), ("Coach:LeadTimes:JudgmentDays", "70"), ("Coach:Contact", "the staff council")).Policy;
        Assert.Equal(new CoachPolicy(new(7, 70), 90, "the staff council"), policy);
    }

    [Theory]
    [InlineData("Coach:RetentionDays", "ever")]
    [InlineData("Coach:RetentionDays", "0")]
    [InlineData("Coach:LeadTimes:JudgmentDays", "-1")]
    [InlineData("Transcripts:Store", "cupboard")]
    [InlineData("Transcripts:Store", "memory")]
    [InlineData("Transcripts:Mode", "some")]
    public void A_setting_that_makes_no_sense_stops_the_start_and_is_named(string key, string value)
    {
        var errors = new StringWriter();
        Assert.Null(CoachSettings.TryRead(Configured((key, value)), errors));
        Assert.StartsWith(key + " is ", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_is_reached_by_its_address_or_by_a_connection_string()
    {
        var byIdentity = Read(("Transcripts:Store", "blobs"), ("Transcripts:ContainerUri", "https://account.blob.core.windows.net/talks")).Transcripts;
        Assert.Equal((TranscriptsStore.Blobs, "talks", "talks-audit", new Uri("https://account.blob.core.windows.net/")), (byIdentity.Store, byIdentity.Container, byIdentity.AuditContainer, byIdentity.ContainerUri));

        var byKey = Read(("Transcripts:Store", "blobs"), ("Transcripts:ConnectionString", "UseDevelopmentStorage=true"), ("Transcripts:AuditContainer", "audit")).Transcripts;
        Assert.Equal(("transcripts", "audit", "UseDevelopmentStorage=true"), (byKey.Container, byKey.AuditContainer, byKey.ConnectionString));
        Assert.DoesNotContain("UseDevelopmentStorage", byKey.Place, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Transcripts:Store=blobs")]
    [InlineData("Transcripts:Store=blobs;Transcripts:ContainerUri=https://a.blob.core.windows.net/t;Transcripts:ConnectionString=x")]
    [InlineData("Transcripts:Store=blobs;Transcripts:ContainerUri=http://a.blob.core.windows.net/t")]
    [InlineData("Transcripts:Store=blobs;Transcripts:ContainerUri=https://a.blob.core.windows.net")]
    [InlineData("Transcripts:Store=blobs;Transcripts:ConnectionString=x;Transcripts:Mode=Off")]
    public void A_container_that_cannot_be_reached_like_that_stops_the_start(string settings) =>
        Assert.Null(CoachSettings.TryRead(Configured([.. settings.Split(';').Select(one => one.Split('=')).Select(one => (one[0], one[1]))]), TextWriter.Null));

    [Fact]
    public void Without_transcripts_cases_live_in_memory_alone() =>
        Assert.Equal(TranscriptsStore.Memory, Read(("Transcripts:Mode", "Off")).Transcripts.Store);

    [Theory]
    [InlineData("urls", "http://127.0.0.1:5;http://[::1]:5", new[] { "http://127.0.0.1:5", "http://[::1]:5" })]
    [InlineData("http_ports", "8080", new[] { "http://*:8080" })]
    [InlineData("other", "x", new[] { "http://localhost:3978" })]
    public void It_listens_where_it_is_told_and_else_on_this_machine_alone(string key, string value, string[] addresses) =>
        Assert.Equal(addresses, CoachSettings.Addresses(Configured((key, value))));

    private static CoachSettings Read(params (string Key, string Value)[] settings) => CoachSettings.Read(Configured(settings));

    private static IConfiguration Configured(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build();
}
