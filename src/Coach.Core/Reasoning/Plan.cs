using System.Collections.Immutable;

namespace Coach.Core.Reasoning;

/// <summary>Who does it.</summary>
/// <param name="Role">A role, never a person.</param>
/// <param name="IsLearning">Whether that role belongs to learning and development.</param>
public sealed record Owner(string Role, bool IsLearning);

/// <summary>One of the thirty interventions of the catalogue (docs/rules.md).</summary>
/// <param name="Number">1 to 30, as in the catalogue.</param>
/// <param name="Id">Stored in results: never rename one.</param>
/// <param name="Invasiveness">1 low to 5 high: time away from work, and change asked of people.</param>
/// <param name="LeadTime">From the decision until it helps, in words.</param>
public sealed record Intervention(int Number, string Id, Classes Class, int Invasiveness, string Name, Owner Owner, string LeadTime);

/// <summary>An intervention chosen for a case.</summary>
/// <param name="Why">Why it fits these facts.</param>
/// <param name="DoesNotReplace">What it does not do.</param>
/// <param name="FirstStep">What the owner can do this week.</param>
/// <param name="Parts">What belongs to it in this case: parts of a bridge, a sign-off; empty for most.</param>
public sealed record PlanStep(Intervention Intervention, string Why, string DoesNotReplace, string FirstStep, ImmutableArray<string> Parts);
