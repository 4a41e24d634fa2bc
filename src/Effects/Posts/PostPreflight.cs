using Waooaw.Effects.Access;

namespace Waooaw.Effects.Posts;

/// <summary>Looks ahead whether a post could go out as things stand: access, account, permission and quota, read live from the provider.</summary>
public sealed class PostPreflight
{
    private readonly BorrowAccess _borrow;
    private readonly ProviderDoors _doors;

    internal PostPreflight(BorrowAccess borrow, ProviderDoors doors) => (_borrow, _doors) = (borrow, doors);

    /// <summary>What stands in the way, for a person, with the next step; null where nothing does.</summary>
    public async Task<string?> LookAsync(PublishPost post, string correlationId, CancellationToken ct)
    {
        if (_doors.Find(post.Provider, post.Environment) is not { } provider || !provider.IsAccount(post.Account))
        {
            return $"'{post.Provider}' is not offered here for that account and environment. Choose another connection.";
        }

        if (await _borrow.ToAskAsync(post.Connection, correlationId, ct) is not Borrowed.Lent lent)
        {
            return "The vault does not lend access to the account. Connect it again.";
        }

        var session = _doors.Open(provider, post.Environment, lent, correlationId);
        var probed = await provider.ProbeAsync(session, post.Account, ct);
        return probed.IsHealthy ? (await provider.CheckQuotaAsync(session, post, ct))?.Why : probed.Detail;
    }
}
