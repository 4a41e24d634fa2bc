using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Hiring;

/// <summary>A customer corrects their profile. What is scheduled stays at the instant that was promised.</summary>
internal static class ChangeCustomerProfile
{
    public static async Task<Answer> HandleAsync(
        Body<ChangeCustomer> body, Caller caller, PlantDb db, Trail trail, CancellationToken ct)
    {
        var violations = new List<Violation>();
        Zones.Check(body.Value.Timezone, "timezone", violations);
        if (violations.Count > 0)
        {
            return Refusal.Invalid(violations);
        }

        await db.LockAsync<Customer>("id = {0}", [caller.Customer.Value], ct);
        if (await db.Set<Customer>().SingleOrDefaultAsync(customer => customer.Id == caller.Customer, ct) is not { } customer)
        {
            return Refusal.NotFound;
        }

        var wish = body.Value;
        customer.FullName = wish.FullName?.Trim() ?? customer.FullName;
        customer.BusinessName = wish.BusinessName?.Trim() ?? customer.BusinessName;
        customer.Phone = wish.Phone?.Trim() ?? customer.Phone;
        customer.Timezone = wish.Timezone ?? customer.Timezone;
        customer.Language = wish.Language ?? customer.Language;
        trail.Add(new Note(customer.Id, "customer.changed")
        {
            Facts = new Dictionary<string, string> { ["timezone"] = customer.Timezone, ["language"] = customer.Language },
            Personal = new Dictionary<string, string> { ["business_name"] = customer.BusinessName, ["full_name"] = customer.FullName },
        });
        return Answer.Ok(customer.View());
    }
}
