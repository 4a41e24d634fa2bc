using System.Text.Json;
using System.Text.Json.Serialization;
using Waooaw.Connect.Access;
using Waooaw.Connect.Manifests;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Vault;

namespace Waooaw.PortalHost.Vault;

/// <summary>What a provider gave, as the vault seals it: in one piece, so that its parts never come apart.</summary>
internal sealed record KnownSecret(string AccessToken)
{
    private const int ShortestToShowAnEndOf = 16;

    public DateTimeOffset? AccessExpiresAt { get; init; }

    public string? RefreshToken { get; init; }

    public DateTimeOffset? RefreshExpiresAt { get; init; }

    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Enough to tell two apart, and nothing of a short one: there it would be a good part of it.</summary>
    [JsonIgnore]
    public string LastFour => AccessToken.Length >= ShortestToShowAnEndOf ? AccessToken[^4..] : "";

    public static KnownSecret From(PutSecret request) => new(request.Secret[FormFields.AccessToken]);

    public static KnownSecret From(GrantedAccess access) => new(access.AccessToken)
    {
        AccessExpiresAt = access.ExpiresAt,
        RefreshToken = access.RefreshToken,
        RefreshExpiresAt = access.RefreshExpiresAt,
        Scopes = access.Scopes,
    };

    public GrantedAccess ToAccess() => new(AccessToken, AccessExpiresAt, RefreshToken, RefreshExpiresAt, Scopes);

    /// <summary>Whether the provider can be asked for more without a person. Access that someone brought along is theirs to renew.</summary>
    public bool CanBeRenewed(ProviderManifest? provider) =>
        provider?.Renew is { } renew && (renew.IsByAccess ? AccessExpiresAt is not null : RefreshToken is not null);

    /// <summary>When access ends for good without a person; null where nothing is known to end it.</summary>
    public DateTimeOffset? EndsForGoodAt(ProviderManifest? provider) => CanBeRenewed(provider) ? RefreshExpiresAt : AccessExpiresAt;

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, WireJson.Options);

    public static KnownSecret FromBytes(ReadOnlySpan<byte> plain) =>
        JsonSerializer.Deserialize<KnownSecret>(plain, WireJson.Options) ?? throw new JsonException("There is no secret here.");

    public override string ToString() => nameof(KnownSecret); // a record prints its members, and this one must never be printed
}
