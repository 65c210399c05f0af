using System.Globalization;
using Coach.Core.Conversations;
using Coach.Transcripts;

// A second process for the tests of the file store: appends numbered messages to one case, and prints each number once its turn is stored.
// Usage: Coach.Bot.Appender <folder> <conversation> <writer> <turns>
var (store, name, writer) = (new FileTranscriptStore(args[0]), new CaseName(args[1], 1), args[2]);
var turns = int.Parse(args[3], CultureInfo.InvariantCulture);
var version = TranscriptVersion.New;
for (var number = 1; number <= turns; number++)
{
    version = await AppendAsync(version, MessageOf(number));
    Console.WriteLine(number);
}

async Task<TranscriptVersion> AppendAsync(TranscriptVersion expected, Turn turn)
{
    while (true)
    {
        if (await store.AppendAsync(name, expected, turn, default) is { } appended)
        {
            return appended;
        }

        expected = (await store.ReadAsync(name, default)).Version; // somebody else wrote first
    }
}

Turn MessageOf(int number) => new(
    DateTimeOffset.UnixEpoch.AddSeconds(number),
    [new ConversationEvent.MessageReceived($"{writer}-{number}", new(writer, null), new Said.Typed(new('x', number * 37 % 5000)))]);
