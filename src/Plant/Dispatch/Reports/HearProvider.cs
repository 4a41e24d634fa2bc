using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Contacts;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Tokens;
using Waooaw.Effects.Posts;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Connections;
using Waooaw.Plant.Contacts;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Dispatch.Reports;

/// <summary>A provider tells by itself what became of messages, and who wants no more of them. It is kept first, and answered then;
/// what follows from it follows on its own.</summary>
internal sealed class HearProvider(PlantDb db, ContactBook book, Trail trail, TimeProvider clock)
{
    public static async Task<Answer> HandleAsync(
        string provider, HttpRequest request, Caller caller, HearProvider work, CancellationToken ct)
    {
        request.Body.Position = 0;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ct);
        var bytes = body.ToArray();
        return caller.Hook is { } hook && hook.Provider == provider && hook.Body == ContentHash.OfBytes(bytes)
            ? await work.RunAsync(hook, bytes, ct)
            : Refusal.NotFound;
    }

    private async Task<Answer> RunAsync(SignedByProvider hook, byte[] body, CancellationToken ct)
    {
        if (PostReports.Read(hook.Provider, body) is not { } told)
        {
            return Refusal.Invalid("", "This is nothing that is listened to here.");
        }

        foreach (var report in told.Reports)
        {
            await KeepAsync(hook, report, ct);
        }

        foreach (var optOut in told.OptOuts)
        {
            await OptOutAsync(hook, optOut, ct);
        }

        return Answer.Ok(new HeardView(told.Reports.Count + told.OptOuts.Count));
    }

    private async Task KeepAsync(SignedByProvider hook, PostReport report, CancellationToken ct)
    {
        if (!await db.Set<ProviderReport>().AnyAsync(
            row => row.EffectId == report.EffectId && row.Part == report.Part && row.Status == report.Status
                && row.ProviderRef == report.ProviderRef && row.Account == report.Account,
            ct))
        {
            db.Add(new ProviderReport
            {
                Provider = hook.Provider,
                Environment = hook.Environment,
                Account = report.Account,
                EffectId = report.EffectId,
                Part = report.Part,
                Status = report.Status,
                ProviderRef = report.ProviderRef,
                OccurredAt = report.At,
                Why = report.Why,
                ReceivedAt = clock.GetUtcNow(),
            });
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>Whoever answers that they want no more is written to no more by any customer that sends from that account.</summary>
    private async Task OptOutAsync(SignedByProvider hook, OptOutReport optOut, CancellationToken ct)
    {
        CustomerId[] customers =
        [
            .. await db.Set<Connection>()
                .Where(row => row.Provider == hook.Provider && row.Environment == hook.Environment && row.PostingIdentity == optOut.Account)
                .Select(row => row.CustomerId)
                .Distinct()
                .ToListAsync(ct),
        ];
        foreach (var customer in customers)
        {
            if (await book.FindAsync(customer, optOut.Number, ct) is { Status: ContactStatus.OptedIn } contact)
            {
                contact.OptOut(clock.GetUtcNow());
                trail.Add(new Note(customer, "contact.opted_out")
                {
                    Facts = new Dictionary<string, string> { ["actor"] = hook.Provider, ["contact_id"] = contact.Id.ToString() },
                });
            }
        }
    }
}

/// <summary>That it was heard; providers look at the status only.</summary>
internal sealed record HeardView(int Heard);
