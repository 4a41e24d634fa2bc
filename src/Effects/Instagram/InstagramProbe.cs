using System.Globalization;
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
            Borrowed.Lent lent => Judge(connection, await reads.AccountAsync(doors.Open(connection, lent, correlationId)!, ct)),
            Borrowed.Denied no => Unhealthy(no.Why),
            _ => Unhealthy("The vault does not lend access for this question."),
        };
    }

    private static ProbeResult Judge(ConnectionRef connection, GraphAnswer answer)
    {
        if (answer is not GraphAnswer.Ok ok)
        {
            return Unhealthy(answer.ToRefusal().Why);
        }

        var account = ok.Body.List("data").FirstOrDefault(ok.Body); // Meta's own pages show it both in a list and alone
        var id = account.Text("user_id") ?? account.Number("user_id")?.ToString(CultureInfo.InvariantCulture);
        return id == connection.PostingIdentity
            ? new ProbeResult(IsHealthy: true, "Instagram accepts our access to this account.", account.Text("username"))
            : Unhealthy("The access opens another account than this one. Connect the account again.");
    }

    private static ProbeResult Unhealthy(string detail) => new(IsHealthy: false, detail, AccountName: null);
}
