using System.Text.RegularExpressions;

namespace Waooaw.Connect.Manifests;

/// <summary>What a person gives by hand, and what it may look like.</summary>
public static class FormFields
{
    public const string AccessToken = Placeholders.AccessToken;
    public const string PostingIdentity = "posting_identity";

    // The shapes are ours, the texts are not.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Access that a person got elsewhere can always be brought along.
    private static readonly IReadOnlyList<FormField> Brought =
    [
        new() { Name = AccessToken, Title = "Access token", Secret = true, Shape = "[!-~]{8,4096}" },
    ];

    public static IReadOnlyList<FormField> Of(ProviderManifest provider) => provider.Kind == ConnectKind.Key ? provider.Fields : Brought;

    /// <summary>Whether a text is all that the field asks for.</summary>
    public static bool Fits(FormField field, string text) => Whole(field.Shape).IsMatch(text);

    internal static bool IsShape(string shape)
    {
        try
        {
            _ = Whole(shape);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static Regex Whole(string shape) => new($@"\A(?:{shape})\z", RegexOptions.CultureInvariant, Patience);
}
