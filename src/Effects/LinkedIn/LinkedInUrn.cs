using System.Buffers;

namespace Waooaw.Effects.LinkedIn;

/// <summary>LinkedIn's names for things, such as `urn:li:organization:5515715`.</summary>
internal static class LinkedInUrn
{
    private const string Organization = "urn:li:organization:";
    private const string Person = "urn:li:person:";

    private static readonly SearchValues<char> Id =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static bool IsOrganization(string account) => IsAfter(account, Organization);

    public static bool IsPerson(string account) => IsAfter(account, Person);

    public static bool IsImage(string? urn) => IsAfter(urn, "urn:li:image:");

    /// <summary>"x-restli-id": a post is a share or a ugcPost.</summary>
    public static bool IsPost(string? urn) => IsAfter(urn, "urn:li:share:") || IsAfter(urn, "urn:li:ugcPost:");

    /// <summary>Where people see a post: https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api</summary>
    public static string PageOf(string post) => $"https://www.linkedin.com/feed/update/{post}/";

    /// <summary>The id of a person, as sign-in names it in `sub`.</summary>
    public static string IdOf(string person) => person[Person.Length..];

    private static bool IsAfter(string? urn, string prefix) =>
        urn is not null && urn.Length > prefix.Length && urn.Length <= 128 && urn.StartsWith(prefix, StringComparison.Ordinal)
        && urn.AsSpan(prefix.Length).IndexOfAnyExcept(Id) < 0;
}
