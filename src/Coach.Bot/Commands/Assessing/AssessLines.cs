using System.Text.RegularExpressions;
using Coach.Core.Conversations;

namespace Coach.Bot.Commands.Assessing;

/// <summary>Answers JSON lines, one line out for each line in, each as soon as it is read.</summary>
internal static class AssessLines
{
    /// <summary>0, or 1 when a line could not be answered; the others are answered all the same.</summary>
    public static async Task<int> RunAsync(Terminal terminal, CoachPolicy policy, CancellationToken cancellation)
    {
        var reader = new CaseReader(terminal.Time, policy.LeadTimes);
        var code = 0;
        await foreach (var line in BoundedLines.ReadAsync(terminal.In, cancellation))
        {
            if (!line.IsTooLong && string.IsNullOrWhiteSpace(line.Text))
            {
                continue;
            }

            var reading = line.IsTooLong ? new(Id: null, Enquiry: null, [TooLong]) : reader.Read(line.Text);
            code |= await AnswerAsync(terminal, $"line {line.Number}", reading, policy);
        }

        return code;
    }

    private static Flaw TooLong { get; } = new(Field: null, $"is longer than {BoundedLines.MostBytes / 1024} KB");

    /// <summary>The assessment; or what kept it from being made.</summary>
    public static (Assessment? Assessment, Flaw? Flaw) Assess(Enquiry enquiry, CoachPolicy policy)
    {
        try
        {
            return (Assessor.Assess(enquiry, policy), null);
        }
        catch (RegexMatchTimeoutException)
        {
            return (null, new("messages", "takes too long to read")); // made to be: no text that people write does
        }
    }

    private static async Task<int> AnswerAsync(Terminal terminal, string place, Reading reading, CoachPolicy policy)
    {
        var (assessment, flaw) = reading.Enquiry is { } enquiry ? Assess(enquiry, policy) : default;
        if (assessment is not null)
        {
            await WriteAsync(terminal.Out, AnswerLine.Of(assessment));
            return 0;
        }

        var errors = (flaw is null ? reading.Flaws : [flaw]).Select(one => one.At(place)).ToList();
        foreach (var error in errors)
        {
            await terminal.Error.WriteLineAsync(error);
        }

        await WriteAsync(terminal.Out, AnswerLine.Of(new NotAssessed(reading.Id, string.Join("; ", errors))));
        return 1;
    }

    private static async Task WriteAsync(TextWriter output, string line)
    {
        await output.WriteAsync(line + '\n');
        await output.FlushAsync();
    }
}
