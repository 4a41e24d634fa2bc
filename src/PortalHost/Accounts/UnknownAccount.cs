using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Waooaw.PortalHost.Accounts;

/// <summary>Stands in for an account that does not exist: checking a password against it takes as long, and always fails.</summary>
internal sealed class UnknownAccount
{
    private readonly PasswordHasher<UnknownAccount> _hasher = new();
    private readonly string _hash;

    public UnknownAccount() => _hash = _hasher.HashPassword(this, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));

    public void Check(string password) => _hasher.VerifyHashedPassword(this, _hash, password);
}
