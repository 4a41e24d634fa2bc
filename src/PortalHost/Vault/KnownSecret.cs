using System.Text.Json;
using System.Text.Json.Serialization;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Vault;

namespace Waooaw.PortalHost.Vault;

/// <summary>What a provider gives, read into what the vault keeps. Whatever is wrong is named; the value never is.</summary>
internal sealed record KnownSecret(string AccessToken)
{
    public const string Instagram = "instagram";

    private const string AccessTokenMember = "access_token";
    private const int Shortest = 8;
    private const int Longest = 4096;
    private const int ShortestToShowAnEndOf = 16;

    /// <summary>Enough to tell two apart, and nothing of a short one: there it would be a good part of it.</summary>
    [JsonIgnore]
    public string LastFour => AccessToken.Length >= ShortestToShowAnEndOf ? AccessToken[^4..] : "";

    public static IReadOnlyList<Violation> Check(PutSecret request)
    {
        if (request.Provider != Instagram)
        {
            return [new Violation("provider", $"Nothing is known of this provider. Known is: {Instagram}.")];
        }

        var violations = request.Secret.Keys.Where(member => member != AccessTokenMember)
            .Select(member => new Violation($"secret.{member}", "There is no such member.")).ToList();
        if (!request.Secret.TryGetValue(AccessTokenMember, out var token))
        {
            violations.Add(new Violation($"secret.{AccessTokenMember}", "This is required."));
        }
        else if (token is not { Length: >= Shortest and <= Longest } || !token.All(c => c is > ' ' and < (char)0x7f))
        {
            violations.Add(new Violation(
                $"secret.{AccessTokenMember}", $"This is no access token: one has {Shortest} to {Longest} visible characters."));
        }

        return violations;
    }

    public static KnownSecret From(PutSecret request) => new(request.Secret[AccessTokenMember]);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, WireJson.Options);

    public static KnownSecret FromBytes(ReadOnlySpan<byte> plain) =>
        JsonSerializer.Deserialize<KnownSecret>(plain, WireJson.Options) ?? throw new JsonException("There is no secret here.");

    public override string ToString() => nameof(KnownSecret); // a record prints its members, and this one must never be printed
}
