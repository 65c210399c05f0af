using System.Text.RegularExpressions;

namespace Coach.Core.Understanding;

/// <summary>What people ask back, of the result or of the coach itself.</summary>
public enum EnquiryKind : byte
{
    /// <summary>"Who should do that?"</summary>
    Owner = 1,

    /// <summary>"How long does that take?"</summary>
    Time,

    /// <summary>"And what now?"</summary>
    FirstStep,

    /// <summary>"How sure are you?"</summary>
    Sureness,

    /// <summary>"What if they could do it?"</summary>
    WhatIf,

    /// <summary>"Can you make the checklist for me?"</summary>
    MakeIt,

    /// <summary>"Can my boss see this?"</summary>
    Privacy,

    /// <summary>"I want to talk to a human."</summary>
    Human,

    /// <summary>"I have to go."</summary>
    Later,

    /// <summary>"How does this work?"</summary>
    About,
}

/// <summary>Recognises what people ask back. It has to be all of the message.</summary>
public static partial class Enquiry
{
    private const int TimeLimit = 5000; // generous: inputs are short, and a busy machine is no reason to fail
    private const int Longest = 100;
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    public static EnquiryKind? Of(string text)
    {
        var phrase = Phrase.Of(text.Split('?', 2)[0]);
        return phrase.Length > Longest ? null : phrase switch
        {
            _ when Privacy().IsMatch(phrase) => EnquiryKind.Privacy,
            _ when Human().IsMatch(phrase) => EnquiryKind.Human,
            _ when Later().IsMatch(phrase) => EnquiryKind.Later,
            _ when About().IsMatch(phrase) => EnquiryKind.About,
            _ when Owner().IsMatch(phrase) => EnquiryKind.Owner,
            _ when Time().IsMatch(phrase) => EnquiryKind.Time,
            _ when FirstStep().IsMatch(phrase) => EnquiryKind.FirstStep,
            _ when Sureness().IsMatch(phrase) => EnquiryKind.Sureness,
            _ when WhatIf().IsMatch(phrase) => EnquiryKind.WhatIf,
            _ when MakeIt().IsMatch(phrase) => EnquiryKind.MakeIt,
            _ => null,
        };
    }

    /// <summary>Whether a text asks something instead of answering.</summary>
    public static bool IsQuestion(string text) => Question().IsMatch(text);

    [GeneratedRegex(@"^(and |so |but )?(who (can|will|could|else can|may) (read|see)\b.{0,30}|is (this|it|that|our chat) (really )?(confidential|private|secret|anonymous|safe)|(can|will|does|could) (my|the|our) (boss|manager|hr|team|company|colleagues?)\b.{0,15}\b(see|read|know)\b.{0,20}|what (happens|do you do) (to|with) (my|the|our|this) (data|answers|chat|words|conversation)|(do|will) you (store|keep|save|record)\b.{0,30})$", Plain, TimeLimit)]
    private static partial Regex Privacy();

    [GeneratedRegex(@"\b(talk|speak|chat) (to|with) (a|some|an actual|a real|the) (human|person|real person|somebody|someone|consultant|colleague)\b|^(a |real )?human( please)?$", Plain, TimeLimit)]
    private static partial Regex Human();

    [GeneratedRegex(@"^(sorry,? |ok,? |well,? )?(i (have|need|got) to (go|run|leave)( now)?|i('ll| will) (come back|be back|continue|do this|answer)( later| tomorrow| soon| to this| next week)*|not now|later|(maybe )?(tomorrow|another time)|(can|could) (we|i) (continue|go on|finish|do this) (later|tomorrow|another time|next week))([,.]? .{0,40})?$", Plain, TimeLimit)]
    private static partial Regex Later();

    [GeneratedRegex(@"^((and |so )?(who|what) are you( exactly)?|what can you (do|help)( for me| with| me with)*|what do you do( exactly)?|what do you (need|want)( from me| to know)*|how (does|do) (this|it|you) work( exactly)?|(can|could|please|will) ?(you )?help( me)?( please)?|i need (some |your )?help( please)?)([,.?!] (are you|is this|who|what)\b.{0,30})?$", Plain, TimeLimit)]
    private static partial Regex About();

    [GeneratedRegex(@"^(and |so |ok,? |but )*(who|whose job is (that|this|it)|who (should|would|must|will|has to|needs to|is going to|is to|does|do i|can|owns|starts|is responsible|is in charge)\b.{0,50})$", Plain, TimeLimit)]
    private static partial Regex Owner();

    [GeneratedRegex(@"^(and |so |ok,? |but )*(how (long|much time|soon|fast|quickly)\b.{0,40}|how many (weeks|days|months|hours)\b.{0,40})$", Plain, TimeLimit)]
    private static partial Regex Time();

    [GeneratedRegex(@"^(and |so |ok,? |great,? |but )*(what now|now what|what first|what (i|we) (must|should|can) do( first| now| next)?|what('s| is| would be) (the |my |our )?(first|next)( steps?| thing)?( to do)?|what next|where (do|should) (i|we) (start|begin)|what (should|do|can|must) (i|we) do( now| first| next)*|(tell me )?more( details?)?|details|how do (i|we) (do|start) (that|this|it)|how (to|do i) start)$", Plain, TimeLimit)]
    private static partial Regex FirstStep();

    [GeneratedRegex(@"^(and |so |but )*(how|are you) (sure|certain|confident)( are you)?( about (that|this|it)| of (that|this|it))?$", Plain, TimeLimit)]
    private static partial Regex Sureness();

    [GeneratedRegex(@"^(and |so |ok,? |but )*what if\b.{3,80}$", Plain, TimeLimit)]
    private static partial Regex WhatIf();

    [GeneratedRegex(@"^(and |so |ok,? |great,? |but )*(can|could|will|would) you (please |also )?(make|write|create|build|draft|do|prepare|design|produce|give|send)\b(?!.*(\d|shorter|longer|simpler)).{1,60}$|^(please )?(make|write|create|draft|build) (me|us) (a |the |one )?[^\d]{0,40}$", Plain, TimeLimit)]
    private static partial Regex MakeIt();

    [GeneratedRegex(@"^\W*(and |so |but |sorry,? |wait,? |hm+,? )*(what|which|how|why|who|where|when|can|could|is|are|do|does|did|should|would|will)\b[^.!]*\?\s*$", Plain, TimeLimit)]
    private static partial Regex Question();
}
