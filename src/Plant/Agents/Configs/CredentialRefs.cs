using System.Text.RegularExpressions;

namespace Waooaw.Plant.Agents.Configs;

/// <summary>References to secrets: only the vault's own name for one is accepted.</summary>
internal static partial class CredentialRefs
{
    public static string? Read(ObjectReading config, string name)
    {
        var text = config.Text(name, 80);
        if (text is not null && !Reference().IsMatch(text))
        {
            config.Refuse(name, "A reference from the vault is expected here, such as cp:0190…; never the secret itself.");
            return null;
        }

        return text;
    }

    [GeneratedRegex(@"^[a-z]{2,10}:\S+\z")]
    private static partial Regex Reference();
}
