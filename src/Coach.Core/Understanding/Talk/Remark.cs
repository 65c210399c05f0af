using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Coach.Core.Reasoning;

namespace Coach.Core.Understanding;

/// <summary>What a message may be instead of an answer. Each needs a positive cue: a message that merely holds no known fact is none of these. Stored in transcripts.</summary>
[JsonConverter(typeof(WordJson<RemarkKind>))]
public enum RemarkKind : byte
{
    /// <summary>Something the coach is not for: the weather, a joke.</summary>
    OffTopic = 1,

    /// <summary>Anger at the coach.</summary>
    Abuse,

    /// <summary>A named person is judged.</summary>
    AboutPerson,

    /// <summary>A record is wanted against somebody.</summary>
    RecordOnPerson,

    /// <summary>An attempt to make the coach drop its rules.</summary>
    Injection,

    /// <summary>Bullying, harassment, illness: not for a coach to handle or keep.</summary>
    Sensitive,

    /// <summary>"Just tell me what to do."</summary>
    JustTell,

    /// <summary>A gap that costs next to nothing.</summary>
    Trivial,
}

/// <summary>Recognises remarks. Order matters: what must not be kept or obeyed is looked for first.</summary>
public static partial class Remark
{
    private const int TimeLimit = 5000; // generous: inputs are short, and a busy machine is no reason to fail
    private const int MostRead = 2000;
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    public static RemarkKind? Of(string text)
    {
        var read = (text.Length > MostRead ? text[..MostRead] : text).Replace('\u2019', '\'');
        return read switch
        {
            _ when Injection().IsMatch(read) => RemarkKind.Injection,
            _ when Sensitive().IsMatch(read) => RemarkKind.Sensitive,
            _ when RecordOnPerson().IsMatch(read) => RemarkKind.RecordOnPerson,
            _ when NamedPerson.In(read) is not null => RemarkKind.AboutPerson,
            _ when Abuse().IsMatch(read) => RemarkKind.Abuse,
            _ when JustTell().IsMatch(read) => RemarkKind.JustTell,
            _ when OffTopic().IsMatch(read) => RemarkKind.OffTopic,
            _ when Trivial().IsMatch(read) => RemarkKind.Trivial,
            _ => null,
        };
    }

    [GeneratedRegex(@"\b(ignore|disregard|forget|override)\b.{0,15}\b(your|previous|prior|above|all)\b.{0,20}\b(rules?|instructions?|prompts?|guidelines)\b|\b(your system prompt|jailbreak|developer mode)\b|\b(set|answer|output|say|reply)\s+(skill|level|barrier|available|stakes|decision)\s*=|\b(answer|output|reply with|respond with)\s+\W?(BUILD|SUPPORT|ELSEWHERE)\b", Plain, TimeLimit)]
    private static partial Regex Injection();

    [GeneratedRegex(@"\b(bull(y|ies|ied|ying)|harass(es|ed|ing)?|molest(s|ed|ing)?|threaten(s|ed|ing)?|hit(s|ting)?|beat(s|ing)?|touch(es|ed|ing)?) me\b|\bI('m| am| was| feel| have been|'ve been)( being| so| very| really)? (bullied|harassed|molested|depressed|suicidal|burn(ed|t)[ -]?out|afraid of my (boss|manager|colleagues?))\b|\bI (want|wish) to (die|kill myself)\b", Plain, TimeLimit)]
    private static partial Regex Sensitive();

    [GeneratedRegex(@"\b(record|proof|evidence|document\w*|file|report)\b.{0,40}\b(prov(e|es|ing)|shows?|against)\b.{0,40}\b(incompeten\w+|someone|somebody|him|her|he|she|employee|colleague|fire)\b|\b(get rid of|fire|sack|dismiss)\b.{0,25}\b(him|her|someone|somebody|one of|an? (employee|colleague))\b", Plain, TimeLimit)]
    private static partial Regex RecordOnPerson();

    [GeneratedRegex(@"^\W*(you('re| are)|ur|this (bot|chat|coach) is)\b.{0,20}\b(useless|stupid|dumb|idiots?|rubbish|garbage|crap|shit\w*|terrible|worthless|moron\w*|pathetic|annoying)\b|^\W*(fuck|shut up|piss off|screw you|go to hell|stupid bot|you idiot)\b", Plain, TimeLimit)]
    private static partial Regex Abuse();

    [GeneratedRegex(@"^\W*(please )?(just|simply|ok just|then just) (tell|give) me\b|\b(just|simply) tell me what to do\b|^\W*(skip (all|the questions)|no more questions|cut to the chase|give me the answer)\b", Plain, TimeLimit)]
    private static partial Regex JustTell();

    [GeneratedRegex(@"^\W*(what('s| is| will be) the weather|how('s| is) the weather|tell me a joke|who won\b|what('s| is) your (favou?rite|name)|are you (human|real|a (bot|robot|person))|what time is it|write (me )?a (poem|song|story)|play (a game|music)|do you (love|like) me|how old are you|what('s| is) the capital of|recommend (me )?a (film|movie|restaurant))", Plain, TimeLimit)]
    private static partial Regex OffTopic();

    [GeneratedRegex(@"\b(one|a single|just one|only one) (typo|letter|comma|spelling mistake|small mistake)\b|\b(costs? (us )?(nothing|next to nothing|almost nothing)|nobody (minds|cares|notices|even notices)|it('s| is) (tiny|trivial)|happen(s|ed) (only )?once (a year )?and (nobody|no one))\b", Plain, TimeLimit)]
    private static partial Regex Trivial();
}
