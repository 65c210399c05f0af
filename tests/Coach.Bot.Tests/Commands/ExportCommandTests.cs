using Coach.Bot.Commands;
using Coach.Bot.Tests.Transcripts;
using Coach.Transcripts;
using Coach.Transcripts.Audit;
using Coach.Transcripts.Export.Checking;
using Coach.Transcripts.Records;

namespace Coach.Bot.Tests.Commands;

public sealed class ExportCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Terminal terminal = TestTerminal.With();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_export_is_written_verified_and_replayed()
    {
        await SaySomethingAsync();
        Assert.Equal(0, await RunAsync($"export --out {Zip}"));
        Assert.Equal(0, await RunAsync($"verify {Zip}"));
        Assert.Equal(0, await RunAsync($"replay {Zip}"));
        Assert.Equal([Zip], Directory.GetFiles(folder.Path, "*.zip*"));
        Assert.Contains("1 cases, 1 messages", terminal.Written(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_export_is_refused_and_the_file_named()
    {
        await SaySomethingAsync();
        await RunAsync($"export --out {Zip} --format csv");
        var bytes = await File.ReadAllBytesAsync(Zip, TestContext.Current.CancellationToken);
        bytes[bytes.AsSpan().IndexOf("messages.csv"u8) + 20] ^= 1;
        await File.WriteAllBytesAsync(Zip, bytes, TestContext.Current.CancellationToken);

        Assert.Equal(1, await RunAsync($"verify {Zip}"));
        Assert.StartsWith("messages.csv: ", terminal.Errors(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_writes_nothing()
    {
        Assert.Equal(0, await RunAsync($"export --preview --out {Zip}"));
        Assert.Equal("No case fits.\n", terminal.Written());
        Assert.False(File.Exists(Zip));
    }

    [Theory]
    [InlineData("--from yesterday", "--from: give a day written as 2026-11-23.")]
    [InlineData("--format pdf", "--format: give some of: jsonl, csv, xlsx, transcript, slack, markdown, html.")]
    [InlineData("--with-names --allowed-by Kim", "--purpose: give the reason for an export with names.")]
    [InlineData("--with-names --purpose audit", "--allowed-by: give who allowed an export with names.")]
    public async Task What_makes_no_sense_is_refused(string words, string error)
    {
        Assert.Equal(1, await RunAsync($"export {words} --out {Zip}"));
        Assert.Equal(error, Assert.Single(terminal.Errors().Lines()));
        Assert.False(File.Exists(Zip));
    }

    [Fact]
    public async Task F5_names_need_a_reason_and_somebody_who_allowed_it_and_are_on_record_before_it_begins()
    {
        await SaySomethingAsync();
        Assert.Equal(0, await RunAsync($"export --with-names --purpose audit --allowed-by Kim --out {Zip}"));

        var entries = await AuditAsync();
        Assert.Equal([AuditAct.Reidentified, AuditAct.Reidentified], entries.Select(entry => entry.Note.Act));
        Assert.Equal(($"{Environment.UserName}, allowed by Kim", "audit"), (entries[0].Note.By, entries[0].Note.Reason));
        Assert.StartsWith("begins: ", entries[0].Note.Scope, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F5_where_a_sign_in_is_set_up_the_command_line_is_no_way_around_its_roles()
    {
        await SaySomethingAsync();
        Assert.Equal(1, await RunAsync($"export --with-names --purpose audit --allowed-by Kim --out {Zip} --SignIn:Authority=https://login.example --SignIn:ClientId=portal"));

        Assert.Contains("with the role Reidentify", terminal.Errors(), StringComparison.Ordinal);
        Assert.Equal(AuditAct.Refused, Assert.Single(await AuditAsync()).Note.Act);
        Assert.False(File.Exists(Zip));
    }

    [Fact]
    public async Task F6_an_export_names_the_one_before_it_and_how_much_is_kept()
    {
        await SaySomethingAsync();
        await RunAsync($"export --out {Zip} --Transcripts:Modes:T1=DecisionOnly");
        var (first, one) = (await File.ReadAllBytesAsync(Zip, TestContext.Current.CancellationToken), await ManifestAsync());
        await RunAsync($"export --out {Zip} --Transcripts:Mode=DecisionOnly");
        var other = await ManifestAsync();

        Assert.Equal((null, "Full, DecisionOnly"), (one.PreviousExportHash, one.Mode));
        Assert.Equal((System.Text.Encoding.ASCII.GetString(first[^64..]), "DecisionOnly"), (other.PreviousExportHash, other.Mode));
    }

    private async Task<List<AuditEntry>> AuditAsync() =>
        await new AuditLog(new FileRecords(Path.Combine(folder.Path, "data", "records")), TimeProvider.System).ReadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    private async Task<Coach.Transcripts.Export.Archive.Manifest> ManifestAsync()
    {
        await using var zip = File.OpenRead(Zip);
        return (await Verification.OfAsync(zip, TestContext.Current.CancellationToken)).Manifest!;
    }

    private string Zip => Path.Combine(folder.Path, "out.zip");

    private async Task SaySomethingAsync() =>
        Assert.NotNull(await new FileTranscriptStore(Path.Combine(folder.Path, "data")).AppendAsync(Turns.First, TranscriptVersion.New, Turns.Saying("hello"), TestContext.Current.CancellationToken));

    private Task<int> RunAsync(string args) =>
        CommandLine.RunAsync([.. args.Split(' '), $"--Transcripts:Path={Path.Combine(folder.Path, "data")}"], _ => Task.FromResult(7), terminal);
}
