using System.Security.Cryptography;
using System.Text.Json;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Tokens;

namespace Waooaw.Verifying;

/// <summary>The public keys a reader brings along. They never come from the file that is checked.</summary>
internal sealed class KnownKeys
{
    private static readonly string[] Portals = [Issuers.CustomerPortal, Issuers.PlatformPortal];

    private readonly IReadOnlyList<SigningKey> _keys;

    private KnownKeys(IReadOnlyList<SigningKey> keys) => _keys = keys;

    /// <summary>Reads a key set as it is served under `/.well-known/evidence-keys.json`.</summary>
    /// <exception cref="UnreadableException">It is none, or it cannot be used for this.</exception>
    public static KnownKeys Parse(ReadOnlySpan<byte> json)
    {
        IReadOnlyList<SigningKey> keys;
        try
        {
            keys = SigningKeySet.Parse(json)?.Keys ?? [];
        }
        catch (JsonException broken)
        {
            throw new UnreadableException($"This is no set of keys: {broken.Message}", broken);
        }

        if (keys.Any(key => key.D is not null))
        {
            throw new UnreadableException("There are private keys in this file. Check with public ones: waooaw keys export --out FILE");
        }

        foreach (var key in keys)
        {
            Demand(key);
        }

        if (keys.GroupBy(key => (key.Iss, key.Kid)).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new UnreadableException($"The key '{twice.Key.Kid}' stands twice in this set.");
        }

        return keys.Any(key => key.Iss == Issuers.Plant) && keys.Any(key => Portals.Contains(key.Iss))
            ? new KnownKeys(keys)
            : throw new UnreadableException("This set does not hold what is needed: a key of 'plant', and one of 'cp' or 'pp'.");
    }

    /// <summary>Plant's word for the chain, believed or not.</summary>
    public Checkpoint? ReadCheckpoint(string statement, Faults faults, string where) => Read<Checkpoint>(
        statement, TokenTypes.Checkpoint, [Issuers.Plant], said => said.Iss, said => said.At, faults, where)?.Claims;

    /// <summary>A person's decision with the key that signed it, believed or not.</summary>
    public (Contracts.Approvals.ApprovalStatement Claims, SigningKey Key)? ReadApproval(string statement, Faults faults, string where) =>
        Read<Contracts.Approvals.ApprovalStatement>(
            statement, TokenTypes.Approval, Portals, said => said.Iss, said => said.DecidedAt, faults, where);

    private (TClaims Claims, SigningKey Key)? Read<TClaims>(
        string statement,
        string type,
        IReadOnlyList<string> issuers,
        Func<TClaims, string> issuer,
        Func<TClaims, DateTimeOffset> madeAt,
        Faults faults,
        string where)
        where TClaims : class
    {
        if (Jws.Parse(statement) is not { } jws || jws.Type != type)
        {
            faults.Add(where, $"This is no signed statement of type {type} (JWS, ES256).");
            return null;
        }

        if (_keys.FirstOrDefault(key => key.Kid == jws.Kid && issuers.Contains(key.Iss)) is not { } key)
        {
            faults.Add(where, $"It is signed with a key that is not among yours: {Plain.Text(jws.Kid)}.");
            return null;
        }

        if (jws.Verify<TClaims>(key) is not { } claims)
        {
            faults.Add(where, $"Its signature is not one of key {key.Kid}.");
            return null;
        }

        faults.Demand(issuer(claims) == key.Iss, where, $"It says that it comes from '{Plain.Text(issuer(claims))}', and the key is one of '{key.Iss}'.");
        faults.Demand(key.IsGoodAt(madeAt(claims)), where, $"Key {key.Kid} was not good at {Plain.Instant(madeAt(claims))}, when this was signed.");
        return (claims, key);
    }

    private static void Demand(SigningKey key)
    {
        if (key is not { Kty: "EC", Crv: "P-256", Alg: "ES256", Use: "sig" })
        {
            throw new UnreadableException($"Key '{Plain.Text(key.Kid)}' is not a P-256 key for ES256 signatures.");
        }

        try
        {
            using var _ = key.ToEcdsa();
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException or ArgumentException)
        {
            throw new UnreadableException($"Key '{Plain.Text(key.Kid)}' is no point on P-256.", broken);
        }
    }
}

/// <summary>What was given cannot be checked at all.</summary>
internal sealed class UnreadableException(string message, Exception? inner = null) : Exception(message, inner);
