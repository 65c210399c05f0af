using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Teams.Cards;
using Coach.Teams.Wire;
using Coach.Transcripts;

namespace Coach.Bot.Cases;

/// <summary>
/// A short conversation that nobody sees, held beside the start: the cues and the weights of the wording are read, and the code of a turn is compiled before somebody's first message comes.
/// </summary>
internal static class Rehearsal
{
    private static readonly ConversationAddress Stage = new("page", Tenant: null, "rehearsal", IsPersonal: true);
    private static readonly Person Actor = new("rehearsal", Name: null);

    private static readonly Said[] Script =
    [
        new Said.Joined(),
        new Said.Typed("Our 30 clerks forget the steps of the return form when the shop is full, and then the parcels come back to us; can we get a checklist before 1 March?"), // long enough to be weighed
        new Said.Typed("it is a fixed procedure"),
        new Said.Typed("status"),
    ];

    public static void Hold(CoachPolicy policy, DateTimeOffset at)
    {
        var state = Conversation.First;
        foreach (var (number, said) in Script.Index())
        {
            var turn = new Turn(at, Dialogue.Decide(state, new(Stage, $"{number}", Actor, said, at), policy));
            state = state.After(TranscriptLines.Read(CaseNames.For(Stage, 1), TranscriptLines.Write(turn)).Turns.Single());
            foreach (var message in turn.Events.OfType<ConversationEvent.CoachReplied>().SelectMany(replied => CardMessage.For(replied.Reply)))
            {
                JsonSerializer.SerializeToUtf8Bytes(message, TeamsJson.Default.Activity);
            }
        }
    }
}
