using System.Security.Cryptography;
using System.Text;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;

namespace Waooaw.Plant.Audit;

/// <summary>How entries are hashed and linked; `docs/evidence.md` fixes it for everyone.</summary>
internal static class Chain
{
    /// <summary>What the first link stands on.</summary>
    public static readonly ContentHash Root = ContentHash.OfBytes("waooaw-link/1\n"u8);

    /// <summary>The link of an entry: it changes when anything before it, about it or in it changes.</summary>
    public static ContentHash Link(ContentHash previous, long seq, DeliverableId? subject, ContentHash body) =>
        ContentHash.OfBytes(Encoding.ASCII.GetBytes($"waooaw-link/1\n{seq}\n{previous}\n{subject?.ToString() ?? "-"}\n{body}"));

    /// <summary>What stands in the chain for a personal value.</summary>
    public static string Seal(ReadOnlySpan<byte> salt, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(value)));
}
