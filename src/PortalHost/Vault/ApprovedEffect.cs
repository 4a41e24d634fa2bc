using System.Text.Json;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Tokens;

namespace Waooaw.PortalHost.Vault;

/// <summary>An effect that a person approved, exactly as it stands in the request. Holding one is the proof.</summary>
/// <param name="Account">The account it acts on, as the provider knows it.</param>
internal sealed record ApprovedEffect(string Account)
{
    /// <summary>Trusts nothing that the request says about the effect: hash, approval and members are read again here.</summary>
    public static async Task<Result<ApprovedEffect>> ProveAsync(
        LeaseRequest request, ActLease act, TokenReader reader, DateTimeOffset now, CancellationToken ct)
    {
        if (Hash(act.Effect) is not { } hash)
        {
            return LeaseRefusals.OtherContent;
        }

        var statement = await reader.ReadApprovalAsync(act.Approval, ct);
        return Check(statement, hash, request, now) ?? CheckMembers(request, act);
    }

    private static Result<ApprovedEffect>? Check(ApprovalStatement? statement, ContentHash hash, LeaseRequest request, DateTimeOffset now) =>
        statement switch
        {
            not { Decision: ApprovalDecision.Approved } => LeaseRefusals.NotBelieved,
            _ when statement.ContentHash != hash => LeaseRefusals.OtherContent,
            _ when statement.CustomerId != request.CustomerId => LeaseRefusals.OtherCustomer,
            _ when statement.ExpiresAt <= now => LeaseRefusals.Expired,
            _ => (Result<ApprovedEffect>?)null,
        };

    private static Result<ApprovedEffect> CheckMembers(LeaseRequest request, ActLease act)
    {
        using var document = JsonDocument.Parse(act.Effect); // it had a canonical form, so it can be read
        var effect = document.RootElement;
        var account = Member(effect, "account");
        (string Member, string? Expected)[] same =
        [
            ("credential_ref", request.CredentialRef),
            ("environment", request.Environment is { } environment ? JsonNamingPolicy.SnakeCaseLower.ConvertName(environment.ToString()) : null),
            ("customer_id", request.CustomerId?.ToString()),
            ("connection_id", request.ConnectionId?.ToString()),
            ("effect_id", act.EffectId.ToString()),
        ];
        foreach (var (member, expected) in same)
        {
            if (expected is null || Member(effect, member) != expected)
            {
                return LeaseRefusals.Differs(member);
            }
        }

        return account is null ? LeaseRefusals.Differs("account")
            : act.Part < 0 || act.Part >= CountParts(effect) ? LeaseRefusals.NoSuchPart
            : new ApprovedEffect(account);
    }

    // What is sent to people is one part for each of them; everything else is one.
    private static int CountParts(JsonElement effect) =>
        effect.TryGetProperty("recipients", out var recipients) && recipients.ValueKind == JsonValueKind.Array
            ? Math.Max(1, recipients.GetArrayLength())
            : 1;

    private static string? Member(JsonElement effect, string name) =>
        effect.ValueKind == JsonValueKind.Object && effect.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static ContentHash? Hash(string effect)
    {
        try
        {
            return ContentHash.OfBytes(CanonicalJson.OfJson(StrictUtf8.GetBytes(effect)));
        }
        catch (CanonicalJsonException)
        {
            return null;
        }
    }
}
