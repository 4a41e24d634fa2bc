using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Hosting.Sealing;
using Waooaw.PortalHost.Vault;

namespace Waooaw.PortalHost.Sessions;

/// <summary>The keys of the cookies lie in the database only sealed by the vault's key, which does not: whoever has a copy of the
/// database can make no cookie.</summary>
internal sealed class SealedCookieKeys(VaultKeys keys) : IXmlEncryptor, IXmlDecryptor
{
    private static readonly byte[] Place = "cookie-keys"u8.ToArray();

    /// <summary>How the framework makes one when it finds this type's name beside a sealed key.</summary>
    public SealedCookieKeys(IServiceProvider services)
        : this(services.GetRequiredService<VaultKeys>())
    {
    }

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var version = keys.Newest;
        var box = Sealed.Seal(KeyOf(version), Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)), Place);
        var element = new XElement("sealed", new XAttribute("version", version), Convert.ToBase64String(box));
        return new EncryptedXmlInfo(element, typeof(SealedCookieKeys));
    }

    public XElement Decrypt(XElement encryptedElement)
    {
        var version = int.Parse(encryptedElement.Attribute("version")!.Value, CultureInfo.InvariantCulture);
        var plain = Sealed.Open(KeyOf(version), Convert.FromBase64String(encryptedElement.Value), Place);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }

    private byte[] KeyOf(int version) =>
        keys.Find(version) ?? throw new CryptographicException($"The vault's key of version {version} is not in its key file.");
}
