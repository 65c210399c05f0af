using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Core.Understanding;
using Microsoft.Extensions.AI;

namespace Coach.Bot.Understanding;

/// <summary>
/// Lets a language model propose what a message says. It has <see cref="Budget"/>; whatever goes wrong with it, the message is read without it. What must
/// not be kept, or tries to give orders, is never sent to it.
/// </summary>
public sealed partial class ModelReader(IChatClient model, TimeProvider time, ILogger<ModelReader> logger)
{
    private const int FewestWords = 4; // shorter ones are answers or commands, which need no model
    private const int MostRead = 2000;
    private const int LongestAnswer = 1000; // tokens

    private static readonly string Instructions = Text("instructions.txt");
    private static readonly ChatOptions Options = new()
    {
        ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse(Text("answer.schema.json")).RootElement, "facts"),
        MaxOutputTokens = LongestAnswer,
    };

    /// <summary>How long a message may wait for the model.</summary>
    public static TimeSpan Budget { get; } = TimeSpan.FromSeconds(1.2);

    /// <summary>The message, with what the model proposes to read in it.</summary>
    public async Task<InboundMessage> ReadAsync(InboundMessage message, CancellationToken cancellation) =>
        message.Said is Said.Typed typed && IsForModel(typed.Text) ? message with { Proposed = [.. await AskAsync(typed.Text, cancellation)] } : message;

    private static bool IsForModel(string text) =>
        Remark.Of(text) is null && text.Split((char[]?)null, FewestWords + 1, StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords;

    private async Task<IEnumerable<Proposal>> AskAsync(string text, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            var answer = await model.GetResponseAsync(Question(text), Options, stop.Token).WaitAsync(Budget, time, cancellation);
            return ModelAnswer.Parse(answer.Text);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // Whatever a model or its address does wrong, the coach reads without it.
            Unread(logger, e.GetType().Name);
            return [];
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    private static ChatMessage[] Question(string text)
    {
        var read = text.Length <= MostRead ? text : text[..MostRead];
        return [new(ChatRole.System, Instructions), new(ChatRole.User, JsonSerializer.Serialize(read, ModelJson.Default.String))];
    }

    private static string Text(string file)
    {
        using var reader = new StreamReader(typeof(ModelReader).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} was not built in."));
        return reader.ReadToEnd();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The language model gave no answer that can be used ({Reason}); the message was read without it.")]
    private static partial void Unread(ILogger logger, string reason);
}
