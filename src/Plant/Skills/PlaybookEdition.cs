using Waooaw.Plant.Skills.Loading;
using Waooaw.Plant.Skills.Wording;

namespace Waooaw.Plant.Skills;

/// <summary>A playbook in one language, or in those that its file names: one file, with all of its words.</summary>
internal sealed record PlaybookEdition(string File, FrontMatter About, PlaybookWording Wording)
{
    /// <summary>Whether it is written in this language, whatever country the tag adds.</summary>
    public bool Speaks(string tag) => About.Languages.Contains(Primary(tag));

    /// <summary>`hi` of `hi-IN`.</summary>
    public static string Primary(string tag) => tag.Split('-')[0].ToLowerInvariant();
}
