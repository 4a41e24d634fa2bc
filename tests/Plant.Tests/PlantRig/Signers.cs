using Microsoft.Extensions.Time.Testing;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Tokens;

namespace Waooaw.Plant.Tests.PlantRig;

/// <summary>The keys of all who sign what Plant reads: the Gateway and both portals.</summary>
internal sealed class Signers : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("waooaw-signers-").FullName;
    private readonly Dictionary<string, TokenSigner> _signers;

    public Signers()
    {
        var ever = new FakeTimeProvider(DateTimeOffset.UnixEpoch); // the keys are good at any time a test sets
        _signers = ((string[])[Issuers.Gateway, Issuers.CustomerPortal, Issuers.PlatformPortal]).ToDictionary(issuer => issuer, issuer =>
        {
            KeyRing.MakeMissing(_folder, issuer, ever);
            return new TokenSigner(KeyRing.Load(_folder, issuer));
        });
    }

    public SigningKeySet Published => new([.. _signers.Values.SelectMany(signer => signer.Published.Keys)]);

    public string Sign<TClaims>(string issuer, string type, TClaims claims) => _signers[issuer].Sign(type, claims);

    public void Dispose()
    {
        foreach (var signer in _signers.Values)
        {
            signer.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
