using Waooaw.Effects.Access;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.Instagram;

/// <summary>Reads the account itself: the access works, and it opens the account it should.</summary>
internal sealed class InstagramProbe(BorrowAccess borrow, InstagramDoor doors, InstagramReads reads)
{
    public async Task<ProbeResult> ProbeAsync(ConnectionRef connection, string correlationId, CancellationToken ct)
    {
        if (!InstagramDoor.IsId(connection.PostingIdentity) || !doors.Has(connection.Environment))
        {
            return Unhealthy("Instagram has no such account, or is not offered here for that environment. Connect the account again.");
        }

        var borrowed = await borrow.ToAskAsync(connection, correlationId, ct);
        return borrowed switch
        {
            Borrowed.Lent lent => Judge(
                connection, await reads.AccountAsync(doors.Open(connection, lent, correlationId)!, connection.PostingIdentity, ct)),
            Borrowed.Denied no => Unhealthy(no.Why),
            _ => Unhealthy("The vault does not lend access for this question."),
        };
    }

    private static ProbeResult Judge(ConnectionRef connection, GraphAnswer answer) => answer switch
    {
        GraphAnswer.Ok ok when ok.Body.Text("id") == connection.PostingIdentity =>
            new ProbeResult(IsHealthy: true, "Instagram accepts our access to this account.", ok.Body.Text("username")),
        GraphAnswer.Ok => Unhealthy("The access opens another account than this one. Connect the account again."),
        _ => Unhealthy(answer.ToRefusal().Why),
    };

    private static ProbeResult Unhealthy(string detail) => new(IsHealthy: false, detail, AccountName: null);
}
