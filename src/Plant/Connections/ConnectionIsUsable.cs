using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Hooks;
using Waooaw.Plant.Data;

namespace Waooaw.Plant.Connections;

/// <summary>An effect goes out on the account it names, and only while that is still the agent's own, opened by the same secret.</summary>
internal sealed class ConnectionIsUsable(PlantDb db) : IHook
{
    public async ValueTask<Decision> JudgeAsync(Effect effect, CancellationToken ct)
    {
        if (effect is not PublishPost post)
        {
            return Decision.NotMine;
        }

        var connection = await db.Set<Connection>().SingleOrDefaultAsync(
            row => row.CustomerId == post.CustomerId && row.Id == post.ConnectionId, ct);
        return connection switch
        {
            null => Decision.Deny(Reasons.ProviderNotAllowed, "That account is not connected any more. Connect it and make a new version."),
            _ when connection.HiredInstanceId != post.HiredInstanceId
                || connection.Provider != post.Provider
                || connection.Environment != post.Environment
                || connection.PostingIdentity != post.Account => Decision.Deny(
                    Reasons.ProviderNotAllowed, "The account is not the one this was made for. Make a new version."),
            _ when connection.CredentialRef != post.CredentialRef => Decision.Deny(
                Reasons.ProviderNotAllowed, "The account is opened by another secret now. Make a new version and approve that."),
            _ => Decision.Allow,
        };
    }
}
