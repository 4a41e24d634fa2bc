namespace Waooaw.Contracts.Refusals;

/// <summary>Why something was refused: a code that is stable API, the status it is answered with, and a sentence for people.</summary>
public sealed record Reason
{
    internal Reason(string code, int status, string title) => (Code, Status, Title) = (code, status, title);

    public string Code { get; }

    public int Status { get; }

    public string Title { get; }

    /// <summary>The `type` of its problem+json.</summary>
    public string Type => $"urn:waooaw:problem:{Code}";

    /// <summary>The reason that is written down under this code; null for a code of no reason of ours.</summary>
    public static Reason? WithCode(string code) => Reasons.All.FirstOrDefault(reason => reason.Code == code);

    public override string ToString() => Code;
}
