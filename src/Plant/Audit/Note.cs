using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;

namespace Waooaw.Plant.Audit;

/// <summary>Something that happened, on its way into a customer's chain.</summary>
/// <param name="Kind">Such as `approval.decided`.</param>
/// <param name="Subject">The deliverable it is about.</param>
internal sealed record Note(CustomerId CustomerId, string Kind, DeliverableId? Subject = null)
{
    /// <summary>What anyone who sees the chain may read: ids, states, codes, instants as text.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>Personal values; the chain holds only salted hashes of them.</summary>
    public IReadOnlyDictionary<string, string> Personal { get; init; } = new Dictionary<string, string>();

    /// <summary>Texts named by their hash; the role says what each is, such as `effect` or `approval`.</summary>
    public IReadOnlyList<NotedDocument> Documents { get; init; } = [];
}

internal sealed record NotedDocument(string Role, string Text)
{
    public ContentHash Sha256 { get; } = ContentHash.OfBytes(System.Text.Encoding.UTF8.GetBytes(Text));
}
