namespace Waooaw.Connect.Wire;

/// <summary>Writes names and values as a query or a form takes them.</summary>
internal static class Form
{
    public static string Of(IEnumerable<KeyValuePair<string, string>> parameters) => string.Join(
        '&', parameters.Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}"));
}
