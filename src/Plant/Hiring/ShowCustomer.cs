using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Hiring;

/// <summary>A customer's own profile.</summary>
internal static class ShowCustomer
{
    public static async Task<Results<Ok<CustomerView>, Refused>> HandleAsync(Caller caller, PlantDb db, CancellationToken ct) =>
        await db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(customer => customer.Id == caller.Customer, ct) is { } found
            ? TypedResults.Ok(found.View())
            : Refusal.NotFound.ToResult();
}

/// <summary>All customers, for operators, newest first.</summary>
internal static class ListCustomers
{
    public static async Task<Results<Ok<Page<CustomerView>>, Refused>> HandleAsync(
        [AsParameters] PageQuery page, PlantDb db, CancellationToken ct) =>
        (await page.ReadAsync(db.Set<Customer>(), customer => customer.CreatedAt, customer => customer.Id, customer => customer.View(), ct)).ToAnswer();
}
