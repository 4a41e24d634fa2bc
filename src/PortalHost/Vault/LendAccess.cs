using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Waooaw.Contracts.Tokens;
using Waooaw.Contracts.Vault;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Hosting.Tokens;

namespace Waooaw.PortalHost.Vault;

/// <summary>Plant asks for access for seconds. It gets it against a signed request, for an approved effect or to read, and on the record.</summary>
internal static class LendAccess
{
    private const int LongestLifeSeconds = 60;

    public static async Task<Results<Ok<LeaseReply>, Refused>> HandleAsync(
        Body<AskForLease> body, TokenReader reader, Portal portal, LeaseBook book, RenewAccess renew, TimeProvider clock, CancellationToken ct)
    {
        var request = await reader.ReadAsync<LeaseRequest>(body.Value.Request, TokenTypes.Lease, [Issuers.Plant], portal.Issuer, ct);
        if (request is null || request.Exp - request.Iat > LongestLifeSeconds)
        {
            return LeaseRefusals.NotPlant.ToResult(); // from nobody we know: nothing is written down for strangers
        }

        var answer = request switch
        {
            { Kind: LeaseKind.Act, Act: { } act, Model: null } => await LendToActAsync(request, act, reader, book, renew, clock, ct),
            { Kind: LeaseKind.Ask, Act: null, Model: null } => await LendAsync(request, effect: null, book, renew, ct),
            { Kind: LeaseKind.Model, Act: null, Model: not null } => LeaseRefusals.NoModelKey,
            _ => Refusal.Invalid("kind", "The request is not complete for its kind, or says more than its kind."),
        };
        if (!answer.IsRefused(out var refusal, out var reply))
        {
            return TypedResults.Ok(reply);
        }

        await book.RecordAsync(request, refusal, ct);
        return refusal.ToResult();
    }

    private static async Task<Result<LeaseReply>> LendToActAsync(
        LeaseRequest request, ActLease act, TokenReader reader, LeaseBook book, RenewAccess renew, TimeProvider clock, CancellationToken ct) =>
        (await ApprovedEffect.ProveAsync(request, act, reader, clock.GetUtcNow(), ct)).IsRefused(out var refusal, out var effect)
            ? refusal
            : await LendAsync(request, effect, book, renew, ct);

    // Renewed first, and outside of the loan's transaction: nobody waits in line for a provider.
    private static async Task<Result<LeaseReply>> LendAsync(
        LeaseRequest request, ApprovedEffect? effect, LeaseBook book, RenewAccess renew, CancellationToken ct) =>
        await renew.BeforeLendingAsync(request, ct) is { } refusal ? refusal : await book.LendAsync(request, effect, ct);
}
