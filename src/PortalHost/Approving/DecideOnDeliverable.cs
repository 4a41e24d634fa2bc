using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Hosting.Tokens;
using Waooaw.PortalHost.Data;
using Waooaw.PortalHost.Gateway;
using Waooaw.PortalHost.Sessions;

namespace Waooaw.PortalHost.Approving;

/// <summary>A person decides on exactly what they were shown; this portal signs that they did, and tells Plant.</summary>
internal static class DecideOnDeliverable
{
    public const int LongestKey = 128;

    public static async Task<Results<GatewayAnswer, Refused>> HandleAsync(
        HttpContext context, Body<DecideDeliverable> body, Person person, PortalDb db, GatewayDoor gateway, AccessTokens tokens, TokenSigner signer,
        TimeProvider clock, CancellationToken ct)
    {
        if (ApprovingRefusals.Before(person) is { } early)
        {
            return early.ToResult();
        }

        var request = body.Value;
        var key = context.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } sent ? sent : NewNonce();
        if (key.Length > LongestKey)
        {
            return Refusal.Invalid("Idempotency-Key", $"Use at most {LongestKey} characters.").ToResult();
        }

        var asked = ContentHash.Of(new Asked(person.Customer!.Value, request));
        if (await FindAsync(db, person, key, ct) is { } signed)
        {
            return signed.Request == asked ? await TellAsync(signed) : ApprovingRefusals.OtherRequest.ToResult();
        }

        var answer = await gateway.GetAsync($"/api/v1/deliverables/{request.DeliverableId}", tokens.For(person), context, ct);
        if (answer.Status != StatusCodes.Status200OK)
        {
            return answer;
        }

        var shown = answer.Read<ReviewedDeliverable>();
        if (ApprovingRefusals.Of(request, shown, person, clock.GetUtcNow()) is { } refusal)
        {
            return refusal.ToResult();
        }

        var decision = Sign(request, shown, person, asked, key, signer, clock.GetUtcNow());
        if (await KeepAsync(db, decision, ct))
        {
            return await TellAsync(decision);
        }

        // The same key at the same moment: the other request was first, and its signature counts.
        var first = await FindAsync(db, person, key, ct);
        return first?.Request == asked ? await TellAsync(first) : ApprovingRefusals.OtherRequest.ToResult();

        async Task<Results<GatewayAnswer, Refused>> TellAsync(SignedDecision kept)
        {
            var record = new RecordApproval { Statement = kept.Statement, Notes = kept.Notes };
            return await gateway.PostAsync("/api/v1/approvals", record, tokens.AsPortal(person), kept.Nonce, context, ct);
        }
    }

    private sealed record Asked(CustomerId CustomerId, DecideDeliverable Decision);

    private static Task<SignedDecision?> FindAsync(PortalDb db, Person person, string key, CancellationToken ct) =>
        db.Set<SignedDecision>().AsNoTracking().SingleOrDefaultAsync(kept => kept.AccountId == person.AccountId && kept.Key == key, ct);

    /// <summary>Before Plant is told: a decision that Plant may have is one we can send again as it was.</summary>
    private static async Task<bool> KeepAsync(PortalDb db, SignedDecision decision, CancellationToken ct)
    {
        db.Add(decision);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.Set<SignedDecision>().AnyAsync(kept => kept.AccountId == decision.AccountId && kept.Key == decision.Key, ct))
            {
                return false;
            }

            throw;
        }
    }

    private static SignedDecision Sign(
        DecideDeliverable request, ReviewedDeliverable shown, Person person, ContentHash asked, string key, TokenSigner signer, DateTimeOffset now)
    {
        var statement = new ApprovalStatement
        {
            Iss = signer.Issuer,
            CustomerId = person.Customer!.Value,
            DeliverableId = request.DeliverableId,
            Version = request.Version,
            ContentHash = request.ContentHash,
            FindingsDigest = ContentHash.Of(shown.Findings),
            RulePackDigest = shown.RulePackDigest,
            Waivers = request.Decision == ApprovalDecision.Approved ? shown.Waivers : [],
            Decision = request.Decision,
            Person = person.AccountId,
            OnBehalfOf = person.ActFor,
            Method = ApprovalMethod.Session,
            DecidedAt = now,
            ExpiresAt = ApprovingRefusals.EndOf(request, shown),
            Nonce = NewNonce(),
        };
        return new SignedDecision
        {
            AccountId = person.AccountId,
            Key = key,
            Request = asked,
            Statement = signer.Sign(TokenTypes.Approval, statement),
            Nonce = statement.Nonce,
            Notes = request.Notes,
            SignedAt = now,
        };
    }

    private static string NewNonce() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
