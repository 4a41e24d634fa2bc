using System.Text.RegularExpressions;

namespace Waooaw.Connect.Manifests;

/// <summary>What a person gives by hand, and what it may look like.</summary>
public static class FormFields
{
    public const string AccessToken = Placeholders.AccessToken;
    public const string PostingIdentity = "posting_identity";

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    // Access that a person got elsewhere can always be brought along.
    private static readonly IReadOnlyList<FormField> Brought =
    [
        new() { Name = AccessToken, Title = "Access token", Secret = true, Shape = "[!-~]{8,4096}" },
    ];

    public static IReadOnlyList<FormField> Of(ProviderManifest provider) => provider.Kind == ConnectKind.Key ? provider.Fields : Brought;

    /// <summary>Whether a text is all that the field asks for.</summary>
    public static bool Fits(FormField field, string text) => Regex.IsMatch(text, $@"\A(?:{field.Shape})\z", Options);

    internal static bool IsShape(string shape)
    {
        try
        {
            _ = new Regex($@"\A(?:{shape})\z", Options);
            return true;
        }
        catch (Exception unfit) when (unfit is ArgumentException or NotSupportedException) // the latter for what needs backtracking
        {
            return false;
        }
    }
}
