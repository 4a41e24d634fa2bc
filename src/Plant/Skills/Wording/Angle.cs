namespace Waooaw.Plant.Skills.Wording;

/// <summary>One way to say a theme; another angle says the same theme in other sentences.</summary>
/// <param name="Name">The same in every language; empty where a playbook has one way only and does not name it.</param>
/// <param name="DaysLater">How many days after the first post of the theme.</param>
/// <param name="Message">A template for each of <see cref="MessageParts.Names"/>.</param>
internal sealed record Angle(string Name, int DaysLater, IReadOnlyDictionary<string, LiquidTemplate> Message);
