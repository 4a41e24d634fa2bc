using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Hooks;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Data;

namespace Waooaw.Plant.Deliverables;

/// <summary>The same words go out on an account once in a while, and not again: whoever follows it would read them twice, and most
/// platforms refuse them.</summary>
internal sealed class SameMessage(PlantDb db, IOptions<DeliverablesOptions> options, TimeProvider clock) : IHook
{
    private static readonly ExecutionStatus[] OutOrMaybe = [ExecutionStatus.Posted, ExecutionStatus.OutcomeUnknown];

    /// <summary>What a post says, as one thing: case, spaces and compatible forms of letters make no other message of it.</summary>
    public static ContentHash Of(PublishPost post)
    {
        var words = $"{post.Title}\n{post.Text}".Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var plain = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return ContentHash.OfBytes(Encoding.UTF8.GetBytes(plain));
    }

    /// <summary>Before it is made due: what is scheduled counts too.</summary>
    public async Task<Refusal?> RefuseAsync(IReadOnlyList<Execution> parts, CancellationToken ct) =>
        await FindAsync(
            parts[0],
            [.. parts.Select(part => part.ContactId)],
            others => others.Where(row => OutOrMaybe.Contains(row.State)
                || row.State == ExecutionStatus.Scheduled || row.State == ExecutionStatus.Running),
            ct) is { } said
            ? new Refusal(Reasons.DuplicateContent, Told(said))
            : null;

    /// <summary>Right before it goes out: of two that met, the one made first goes on.</summary>
    public async ValueTask<Decision> JudgeAsync(Effect effect, CancellationToken ct)
    {
        if (effect is not PublishPost post)
        {
            return Decision.NotMine;
        }

        var execution = Execution.Of(post, part: 0, correlationId: "");
        return await FindAsync(
            execution,
            [.. post.Recipients.Select(recipient => (Contracts.Ids.ContactId?)recipient.ContactId).DefaultIfEmpty(null)],
            others => others.Where(row => OutOrMaybe.Contains(row.State) || row.State == ExecutionStatus.Running),
            ct) is { } said && (said.State != ExecutionStatus.Running || said.EffectId.Value.CompareTo(post.EffectId.Value) < 0)
            ? Decision.Deny(Reasons.DuplicateContent, Told(said))
            : Decision.NotMine;
    }

    private async Task<Execution?> FindAsync(
        Execution own,
        IReadOnlyList<Contracts.Ids.ContactId?> people,
        Func<IQueryable<Execution>, IQueryable<Execution>> counted,
        CancellationToken ct)
    {
        var since = clock.GetUtcNow() - options.Value.SameMessageWithin;
        var (customer, effect, provider, environment, account, message) =
            (own.CustomerId, own.EffectId, own.Provider, own.Environment, own.Account, own.Message);
        var others = db.Set<Execution>().AsNoTracking().Where(row =>
            row.CustomerId == customer && row.Account == account && row.Message == message && row.EffectId != effect
            && row.Provider == provider && row.Environment == environment && row.DueAt > since);
        var said = await counted(others).OrderBy(row => row.DueAt).ToListAsync(ct);
        return said.FirstOrDefault(row => people.Contains(row.ContactId));
    }

    private static string Told(Execution said) =>
        $"The same words {(said.State is ExecutionStatus.Posted ? "went out" : "are due")} on this account on "
        + $"{said.DueAt.UtcDateTime:yyyy-MM-dd}. Change them, or call the other off.";
}
