using System.Text.Json;
using Waooaw.Contracts.Refusals;

namespace Waooaw.Plant.Secrecy;

/// <summary>Finds secrets where only references belong: by the name of a member, and by the shape of a text. It never repeats what it found.</summary>
internal static class RawSecrets
{
    private const string Advice = "Store it in the vault of your portal and name its credential_ref here.";

    /// <summary>Every place in the value that holds a secret.</summary>
    /// <param name="path">What the paths begin with, such as `config`.</param>
    /// <param name="membersWithHashes">Members whose texts may be SHA-256 in hex, such as `media`: a hash looks like a secret.</param>
    public static IReadOnlyList<Violation> Find(JsonElement value, string path = "", params IReadOnlyCollection<string> membersWithHashes)
    {
        var found = new List<Violation>();
        Search(value, path, hashesAreExpected: false, membersWithHashes, found);
        return found;
    }

    /// <summary>Whether a text holds something that is a secret by its shape.</summary>
    /// <param name="hashesAreExpected">64 lower-case hex digits are a hash here.</param>
    public static bool IsIn(string text, bool hashesAreExpected = false) =>
        SecretShapes.Match(text) || RandomRuns.AreIn(text, hashesAreExpected);

    private static void Search(
        JsonElement value, string path, bool hashesAreExpected, IReadOnlyCollection<string> membersWithHashes, List<Violation> found)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    SearchMember(member, path, hashesAreExpected, membersWithHashes, found);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    Search(item, $"{path}[{index++}]", hashesAreExpected, membersWithHashes, found);
                }

                break;
            case JsonValueKind.String:
                SearchText(value, path, hashesAreExpected, found);
                break;
            default:
                break;
        }
    }

    private static void SearchMember(
        JsonProperty member, string path, bool hashesAreExpected, IReadOnlyCollection<string> membersWithHashes, List<Violation> found)
    {
        string name;
        try
        {
            name = member.Name;
        }
        catch (InvalidOperationException) // .NET's word for bytes that are no text
        {
            found.Add(new Violation(path, "The name of a member holds half a character."));
            return;
        }

        if (IsIn(name))
        {
            found.Add(new Violation(path, $"The name of a member looks like a secret. {Advice}")); // its path would repeat it
            return;
        }

        var memberPath = path.Length == 0 ? name : $"{path}.{name}";
        if (SecretNames.IsOne(name) && HoldsSomething(member.Value))
        {
            found.Add(new Violation(memberPath, $"A secret may not be sent here. {Advice}"));
            return;
        }

        Search(member.Value, memberPath, hashesAreExpected || membersWithHashes.Contains(name), membersWithHashes, found);
    }

    private static void SearchText(JsonElement value, string path, bool hashesAreExpected, List<Violation> found)
    {
        try
        {
            if (IsIn(value.GetString()!, hashesAreExpected))
            {
                found.Add(new Violation(path, $"This looks like a secret. {Advice}"));
            }
        }
        catch (InvalidOperationException)
        {
            found.Add(new Violation(path, "The text holds half a character."));
        }
    }

    private static bool HoldsSomething(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.True or JsonValueKind.False => false,
        JsonValueKind.String => value.GetRawText().Length > 2,
        _ => true,
    };
}
