using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Waooaw.Connect.Manifests;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Tokens;
using Waooaw.Contracts.Vault;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Refusals;
using Waooaw.PortalHost.Data;

namespace Waooaw.PortalHost.Vault;

/// <summary>Lends access and writes it down, in one transaction: what is not on record was not lent.</summary>
internal sealed partial class LeaseBook(
    PortalDb db, SecretCipher cipher, ConnectProviders providers, IOptions<VaultOptions> options, TimeProvider clock, ILogger<LeaseBook> log)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <param name="effect">What it is for; null to read.</param>
    public async Task<Result<LeaseReply>> LendAsync(LeaseRequest request, ApprovedEffect? effect, CancellationToken ct)
    {
        if (request is not { CustomerId: { } customer, ConnectionId: { } connection, Environment: not null })
        {
            return Refusal.Invalid("request", "customer_id, connection_id and environment are required for this kind of loan.");
        }

        await using var unit = await WriteUnit.BeginAsync(db, ct);
        var now = clock.GetUtcNow();
        if (await LockAsync(request.CredentialRef, customer, now, ct) is not { } secret)
        {
            return LeaseRefusals.NoSecret;
        }

        var asked = ContentHash.Of(request with { Iat = 0, Exp = 0 });
        var earlier = await db.Set<VaultLease>().AsNoTracking().SingleOrDefaultAsync(lease => lease.LeaseId == request.Jti, ct);
        var refusal = CheckSecret(request, effect, secret)
            ?? (earlier is null ? await CheckOthersAsync(request, connection, now, ct) : CheckSame(earlier, asked, now));
        if (refusal is not null)
        {
            return refusal;
        }

        var lentAt = earlier?.LentAt ?? now;
        if (Seal(secret, request, lentAt).IsRefused(out refusal, out var reply))
        {
            return refusal;
        }

        if (earlier is null)
        {
            db.Add(ToLease(request, secret, customer, connection, asked, now));
            await db.SaveChangesAsync(ct);
        }

        await unit.CommitAsync(ct);
        return reply;
    }

    /// <summary>Writes a refusal down, for the customer and for whoever looks into it.</summary>
    public async Task RecordAsync(LeaseRequest request, Refusal refusal, CancellationToken ct)
    {
        LogRefused(request.Jti, refusal.Reason.Code, request.CorrelationId);
        db.ChangeTracker.Clear();
        db.Add(new VaultRefusal
        {
            LeaseId = request.Jti,
            Kind = request.Kind,
            CredentialRef = request.CredentialRef,
            CustomerId = request.CustomerId,
            EffectId = request.Act?.EffectId,
            Reason = refusal.Reason.Code,
            Detail = refusal.Detail,
            At = clock.GetUtcNow(),
            CorrelationId = request.CorrelationId,
        });
        await db.SaveChangesAsync(ct);
    }

    // Written before it is read: loans of one secret stand in line, in both databases, so each sees those before it.
    private async Task<VaultSecret?> LockAsync(string credentialRef, CustomerId customer, DateTimeOffset now, CancellationToken ct)
    {
        var row = db.Set<VaultSecret>().Where(
            secret => secret.CredentialRef == credentialRef && secret.CustomerId == customer && secret.RevokedAt == null);
        return await row.ExecuteUpdateAsync(set => set.SetProperty(secret => secret.LastLentAt, now), ct) == 0
            ? null
            : await row.AsNoTracking().SingleAsync(ct);
    }

    private static Refusal? CheckSecret(LeaseRequest request, ApprovedEffect? effect, VaultSecret secret) =>
        secret.DisconnectedReason is { } reason ? LeaseRefusals.Disconnected(reason)
        : secret.Environment != request.Environment ? LeaseRefusals.WrongEnvironment
        : effect is not null && secret.PostingIdentity is { } account && account != effect.Account ? LeaseRefusals.WrongAccount
        : null;

    private static Refusal? CheckSame(VaultLease earlier, ContentHash asked, DateTimeOffset now) =>
        earlier.Request != asked || now - earlier.LentAt >= Life ? LeaseRefusals.Replayed : null;

    private async Task<Refusal?> CheckOthersAsync(LeaseRequest request, ConnectionId connection, DateTimeOffset now, CancellationToken ct)
    {
        if (request.Act is { } act)
        {
            var lent = await db.Set<VaultLease>().Where(lease => lease.EffectId == act.EffectId && lease.Part == act.Part)
                .OrderBy(lease => lease.Seq).Select(lease => lease.LeaseId).ToListAsync(ct);
            LeaseId[] open = [.. lent.Except(act.Closed)];
            return open is [var first, ..] ? LeaseRefusals.Open(first) : null;
        }

        var since = now - Minute;
        var reads = await db.Set<VaultLease>()
            .Where(lease => lease.ConnectionId == connection && lease.Kind == LeaseKind.Ask && lease.LentAt > since)
            .OrderBy(lease => lease.LentAt).Select(lease => lease.LentAt).ToListAsync(ct);
        return reads.Count >= options.Value.ReadsPerMinute ? LeaseRefusals.TooOften(reads[^options.Value.ReadsPerMinute] - since) : null;
    }

    private Result<LeaseReply> Seal(VaultSecret secret, LeaseRequest request, DateTimeOffset lentAt)
    {
        byte[] plain;
        try
        {
            plain = cipher.Open(secret);
        }
        catch (CryptographicException broken)
        {
            LogCannotBeOpened(secret.CredentialRef, broken);
            return LeaseRefusals.CannotBeOpened;
        }

        var known = KnownSecret.FromBytes(plain);
        CryptographicOperations.ZeroMemory(plain);
        if (known.AccessExpiresAt <= clock.GetUtcNow())
        {
            // What could be renewed was asked for right before this.
            return known.CanBeRenewed(providers.Find(secret.Provider)) ? LeaseRefusals.NotRenewed : LeaseRefusals.Ended;
        }

        var access = new LentAccess(known.AccessToken, lentAt + Life);
        return SealedReply.Make(access, request.ReplyKey) is { } reply
            ? new LeaseReply(request.Jti, access.ExpiresAt, reply)
            : Refusal.Invalid("reply_key", "This is no P-256 key.");
    }

    private static VaultLease ToLease(
        LeaseRequest request, VaultSecret secret, CustomerId customer, ConnectionId connection, ContentHash asked, DateTimeOffset now) => new()
        {
            LeaseId = request.Jti,
            Kind = request.Kind,
            CredentialRef = request.CredentialRef,
            CustomerId = customer,
            ConnectionId = connection,
            EffectId = request.Act?.EffectId,
            Attempt = request.Act?.Attempt,
            Part = request.Act?.Part,
            Request = asked,
            SecretVersion = secret.Version,
            LentAt = now,
            CorrelationId = request.CorrelationId,
        };

    [LoggerMessage(LogLevel.Warning, "Lease {LeaseId} was refused: {Reason} (correlation {CorrelationId}).")]
    private partial void LogRefused(LeaseId leaseId, string reason, string correlationId);

    [LoggerMessage(LogLevel.Error, "The secret {CredentialRef} cannot be opened: its row was changed, or its key is gone.")]
    private partial void LogCannotBeOpened(string credentialRef, Exception broken);
}
