using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Tokens;

namespace Waooaw.Evidence.Tests;

/// <summary>Keys of someone who calls themselves Plant.</summary>
internal sealed class KeyFolder : IDisposable
{
    public KeyFolder(TimeProvider clock)
    {
        KeyRing.MakeMissing(Folder, Issuers.Plant, clock);
        Signer = new TokenSigner(KeyRing.Load(Folder, Issuers.Plant));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("waooaw-keys-").FullName;

    public TokenSigner Signer { get; }

    public void Dispose()
    {
        Signer.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
