using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Hiring;

/// <summary>A portal tells of a business whose owner proved their address; told twice, it is the same customer.</summary>
internal static class CreateCustomerProfile
{
    public static async Task<Answer> HandleAsync(
        Body<CreateCustomer> body, Caller caller, PlantDb db, Trail trail, TimeProvider clock, CancellationToken ct)
    {
        var wish = body.Value;
        var violations = new List<Violation>();
        Zones.Check(wish.Timezone, "timezone", violations);
        if (wish.AccountId != caller.Account)
        {
            violations.Add(new Violation("account_id", "A portal tells of the account it has just verified, and of no other."));
        }

        if (violations.Count > 0)
        {
            return Refusal.Invalid(violations);
        }

        if (await db.Set<Customer>().SingleOrDefaultAsync(customer => customer.AccountId == wish.AccountId, ct) is { } known)
        {
            return Answer.Ok(known.View());
        }

        var customer = new Customer
        {
            Id = CustomerId.New(clock),
            AccountId = wish.AccountId,
            Email = wish.Email.Trim(),
            FullName = wish.FullName.Trim(),
            BusinessName = wish.BusinessName.Trim(),
            Industry = wish.Industry.Trim(),
            Phone = wish.Phone?.Trim(),
            Timezone = wish.Timezone,
            Language = wish.Language,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(customer);
        trail.Add(new Note(customer.Id, "customer.created")
        {
            Facts = new Dictionary<string, string> { ["account_id"] = customer.AccountId.ToString(), ["timezone"] = customer.Timezone },
            Personal = new Dictionary<string, string>
            {
                ["business_name"] = customer.BusinessName,
                ["email"] = customer.Email,
                ["full_name"] = customer.FullName,
            },
        });
        return Answer.Created(customer.View());
    }
}
