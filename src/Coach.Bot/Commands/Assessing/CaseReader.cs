using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Coach.Core.Reasoning;

namespace Coach.Bot.Commands.Assessing;

/// <summary>One line, read.</summary>
/// <param name="Id">Null where it could not be read.</param>
/// <param name="Enquiry">Null when there is a flaw.</param>
internal sealed record Reading(string? Id, Enquiry? Enquiry, ImmutableArray<Flaw> Flaws);

/// <summary>Reads a line of input for assess. Fields that it doesn't know are left alone, except among the facts.</summary>
internal sealed class CaseReader(TimeProvider time, LeadTimes leadTimes)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };
    private static readonly string[] Times = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public Reading Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Case(document.RootElement) : Unreadable("is not a JSON object");
        }
        catch (JsonException e)
        {
            return Unreadable($"is not JSON: {e.Message.Split(" LineNumber:")[0]}{(e.BytePositionInLine is { } at ? $" (byte {at})" : "")}");
        }
        catch (InvalidOperationException)
        {
            return Unreadable("holds half a character (an escaped surrogate without its other half)"); // found by JSON only when the text is taken
        }
    }

    /// <summary>A day or a moment; the same for every kind of input.</summary>
    public static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    private static Reading Unreadable(string what) => new(Id: null, Enquiry: null, [new(Field: null, what)]);

    private Reading Case(JsonElement root)
    {
        var flaws = new Flaws();
        var id = Text(root, "id", flaws);
        if (string.IsNullOrWhiteSpace(id) && flaws.All.IsEmpty)
        {
            flaws.Add("id", "is missing");
        }

        var enquiry = Body(root, id ?? "", flaws);
        return flaws.All.IsEmpty ? new(id, enquiry, []) : new(id, Enquiry: null, flaws.All);
    }

    private Enquiry? Body(JsonElement root, string id, Flaws flaws)
    {
        var now = Now(root, flaws);
        var locale = Text(root, "locale", flaws);
        return (Has(root, "messages"), Has(root, "facts")) switch
        {
            ({ } messages, null) => new Enquiry.Told(id, now, locale, Texts(messages, flaws)),
            (null, { } facts) => new Enquiry.Given(id, now, Facts(facts, now, flaws)),
            (null, null) => Refused("needs \"messages\" or \"facts\"", flaws),
            _ => Refused("has \"messages\" and \"facts\"; give one of them", flaws),
        };
    }

    private DateTimeOffset Now(JsonElement root, Flaws flaws)
    {
        var text = Text(root, "now", flaws);
        if (text is not null && Moment(text) is null)
        {
            flaws.Add("now", $"\"{FactFields.Short(text)}\" is not a day (2026-11-23) or a moment (2026-11-23T09:00:00Z)");
        }

        return Moment(text) ?? time.GetLocalNow();
    }

    private CaseFacts Facts(JsonElement facts, DateTimeOffset now, Flaws flaws)
    {
        if (facts.ValueKind == JsonValueKind.Object)
        {
            return FactReader.Read(facts, new(DateOnly.FromDateTime(now.DateTime), leadTimes), flaws);
        }

        flaws.Add("facts", "is not an object");
        return new();
    }

    private static ImmutableArray<string> Texts(JsonElement messages, Flaws flaws)
    {
        if (messages.ValueKind == JsonValueKind.Array)
        {
            return [.. messages.EnumerateArray().Select((message, index) => UserText(message, $"messages[{index}]", flaws)).OfType<string>()];
        }

        flaws.Add("messages", "is not a list");
        return [];
    }

    /// <summary>What the person wrote; null for a message of the bot, which is context only.</summary>
    private static string? UserText(JsonElement message, string at, Flaws flaws)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            flaws.Add(at, "is not an object");
            return null;
        }

        var (role, text) = (Text(message, "role", flaws, at), Text(message, "text", flaws, at));
        if (role is not ("user" or "bot"))
        {
            flaws.Add($"{at}.role", "is not one of user, bot");
        }

        if (Has(message, "text") is null)
        {
            flaws.Add($"{at}.text", "is missing");
        }

        return role == "user" ? text : null;
    }

    private static string? Text(JsonElement root, string name, Flaws flaws, string? at = null)
    {
        if (Has(root, name) is not { ValueKind: not JsonValueKind.String } other)
        {
            return Has(root, name)?.GetString();
        }

        flaws.Add(at is null ? name : $"{at}.{name}", $"{FactFields.Short(other.GetRawText())} is not text");
        return null;
    }

    private static JsonElement? Has(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static Enquiry? Refused(string what, Flaws flaws)
    {
        flaws.Add(field: null, what);
        return null;
    }
}
