using System.CommandLine;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Coach.Bot.Commands;

/// <summary>package: the app for Teams as the zip file that is uploaded there.</summary>
internal static partial class PackageCommand
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "manifests", "teams");
    private static readonly DateTimeOffset OfEveryEntry = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero); // the same input gives the same bytes

    public static Command Make(Terminal terminal)
    {
        var bot = new Option<string>("--bot-id") { Description = "The id of the bot in Entra (MicrosoftAppId).", Required = true };
        var app = new Option<string?>("--app-id") { Description = "The id of the app in Teams; the bot's, if left out." };
        var name = new Option<string>("--name") { Description = "What the coach is called, at most 30 characters.", DefaultValueFactory = _ => "Coach" };
        var developer = new Option<string>("--developer") { Description = "Who runs it, at most 32 characters.", DefaultValueFactory = _ => "Learning and development" };
        var site = new Option<string>("--website") { Description = "Where people find out more, with https; privacy and terms are looked for below it.", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "The file to write.", DefaultValueFactory = _ => new FileInfo("coach-teams.zip") };
        var command = new Command("package", "Build the app package for Microsoft Teams.") { bot, app, name, developer, site, output };
        command.SetAction((parsed, cancellation) => WriteAsync(
            new(parsed.GetRequiredValue(bot), parsed.GetValue(app) ?? parsed.GetRequiredValue(bot), parsed.GetRequiredValue(name), parsed.GetRequiredValue(developer), new(parsed.GetRequiredValue(site), UriKind.RelativeOrAbsolute)),
            parsed.GetRequiredValue(output),
            terminal,
            cancellation));
        return command;
    }

    /// <summary>The package: the manifest with its variables filled in, and the icons.</summary>
    internal static byte[] Build(AppNames names)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "manifest.json", Encoding.UTF8.GetBytes(Manifest(names)));
            Add(zip, "color.png", File.ReadAllBytes(Path.Combine(Folder, "color.png")));
            Add(zip, "outline.png", File.ReadAllBytes(Path.Combine(Folder, "outline.png")));
        }

        return buffer.ToArray();
    }

    private static async Task<int> WriteAsync(AppNames names, FileInfo file, Terminal terminal, CancellationToken cancellation)
    {
        if (Fault(names) is { } fault)
        {
            await terminal.Error.WriteLineAsync(fault);
            return 1;
        }

        await File.WriteAllBytesAsync(file.FullName, Build(names), cancellation);
        await terminal.Out.WriteLineAsync($"Wrote {file.FullName}. Upload it in the Teams admin centre under Manage apps, or in Teams under Apps, Manage your apps.");
        return 0;
    }

    private static string? Fault(AppNames names) => names switch
    {
        _ when !Guid.TryParse(names.Bot, out _) => $"--bot-id is \"{names.Bot}\": give the bot's id, such as 11111111-2222-3333-4444-555555555555.",
        _ when !Guid.TryParse(names.App, out _) => $"--app-id is \"{names.App}\": give an id such as 11111111-2222-3333-4444-555555555555.",
        { Name.Length: 0 or > 30 } => "--name is too long: Teams shows at most 30 characters.",
        { Developer.Length: 0 or > 32 } => "--developer is too long: Teams shows at most 32 characters.",
        { Website: not { IsAbsoluteUri: true, Scheme: "https" } } => "--website must begin with https://.",
        _ => null,
    };

    private static string Manifest(AppNames names)
    {
        var site = names.Website.AbsoluteUri.TrimEnd('/');
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["version"] = typeof(PackageCommand).Assembly.GetName().Version!.ToString(3),
            ["botId"] = names.Bot,
            ["teamsAppId"] = names.App,
            ["name"] = names.Name,
            ["developerName"] = names.Developer,
            ["websiteUrl"] = site,
            ["privacyUrl"] = site + "/privacy",
            ["termsOfUseUrl"] = site + "/terms",
        };
        return Variable().Replace(File.ReadAllText(Path.Combine(Folder, "manifest.json")), variable => JsonEncodedText.Encode(values[variable.Groups["name"].Value]).ToString());
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = OfEveryEntry;
        using var stream = entry.Open();
        stream.Write(content);
    }

    [GeneratedRegex(@"\$\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();
}

/// <summary>What an organisation fills in.</summary>
internal sealed record AppNames(string Bot, string App, string Name, string Developer, Uri Website);
