namespace Waooaw.Plant.Skills.RulePacks.Reading;

/// <summary>A word in its plain form, with the stretch of the original it stands for.</summary>
/// <param name="Text">Letters of one script, or digits; never empty.</param>
/// <param name="Start">Where it begins in the original, in UTF-16 code units.</param>
/// <param name="End">Where the original goes on after it.</param>
internal sealed record Word(string Text, int Start, int End)
{
    /// <summary>How many characters a reader sees in it.</summary>
    public required int Letters { get; init; }

    public required bool IsCapital { get; init; }

    /// <summary>Nothing but one mark stands between it and the word before, as in `cu.re`.</summary>
    public required bool IsGlued { get; init; }

    public required bool IsQuoted { get; init; }

    /// <summary>Which sentence of the text.</summary>
    public required int Sentence { get; init; }

    /// <summary>Which stretch between commas and turns such as “but”, counted through the text.</summary>
    public required int Clause { get; init; }

    /// <summary>What stands between the word before and this one.</summary>
    public required string Before { get; init; }

    public bool IsNumber => char.IsAsciiDigit(Text[0]);
}
