namespace Waooaw.Plant.Skills.RulePacks.Learned;

/// <summary>What the word lists of a rule say of a text.</summary>
internal enum Listing
{
    /// <summary>Nothing: no list knows its words.</summary>
    Unknown,

    /// <summary>The words are there, and are denied, warned of or about something else.</summary>
    Excused,

    /// <summary>It offends.</summary>
    Found,
}
