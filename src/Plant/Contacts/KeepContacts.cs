using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Contacts;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Contacts;

/// <summary>Takes a person onto the list, with the proof that they agreed; told twice, it is the same person, with the newer proof.</summary>
internal static class TakeContact
{
    public static async Task<Answer> HandleAsync(
        Body<AddContact> body, Caller caller, PlantDb db, ContactBook book, Trail trail, TimeProvider clock, CancellationToken ct)
    {
        var (wish, now) = (body.Value, clock.GetUtcNow());
        if (wish.Consent.GivenAt > now)
        {
            return Refusal.Invalid("consent.given_at", "A consent was given before now.");
        }

        var known = await book.FindAsync(caller.Customer, wish.Number, ct);
        if (known is null)
        {
            known = new Contact { Id = ContactId.New(clock), CustomerId = caller.Customer, CreatedAt = now };
            db.Add(known);
            book.Seal(known, wish);
        }
        else if (known.Status == ContactStatus.OptedOut && wish.Consent.GivenAt <= known.EndedAt)
        {
            return Refusal.Invalid("consent.given_at", "They opted out after that. Writing to them needs a newer yes.");
        }
        else
        {
            book.Seal(known, wish);
            known.OptIn();
        }

        trail.Add(new Note(caller.Customer, "contact.opted_in")
        {
            Facts = new Dictionary<string, string> { ["actor"] = caller.Account.ToString(), ["contact_id"] = known.Id.ToString() },
            Personal = new Dictionary<string, string> { ["consent"] = $"{wish.Consent.How} ({wish.Consent.Proof})" },
        });
        return Answer.Created(book.View(known));
    }
}

/// <summary>A customer's contacts, newest first; of each no more than the end of their number.</summary>
internal static class ListContacts
{
    public static async Task<Results<Ok<Page<ContactView>>, Refused>> HandleAsync(
        [AsParameters] PageQuery page, Caller caller, PlantDb db, ContactBook book, CancellationToken ct) =>
        (await page.ReadAsync(
            db.Set<Contact>().Where(row => row.CustomerId == caller.Customer),
            contact => contact.CreatedAt,
            contact => contact.Id,
            book.View,
            ct)).ToAnswer();
}

/// <summary>A person said no: what is due to them is not sent.</summary>
internal static class OptContactOut
{
    public static async Task<Answer> HandleAsync(
        ContactId id, Caller caller, PlantDb db, ContactBook book, Trail trail, TimeProvider clock, CancellationToken ct)
    {
        var contact = await db.Set<Contact>().SingleOrDefaultAsync(row => row.CustomerId == caller.Customer && row.Id == id, ct);
        if (contact is null or { Status: ContactStatus.Erased })
        {
            return Refusal.NotFound;
        }

        contact.OptOut(clock.GetUtcNow());
        trail.Add(new Note(caller.Customer, "contact.opted_out")
        {
            Facts = new Dictionary<string, string> { ["actor"] = caller.Account.ToString(), ["contact_id"] = id.ToString() },
        });
        return Answer.Ok(book.View(contact));
    }
}

/// <summary>Forgets a person: number, name, proof and the salt that could tie them to a message.</summary>
internal static class EraseContact
{
    public static async Task<Answer> HandleAsync(
        ContactId id, Caller caller, PlantDb db, ContactBook book, Trail trail, TimeProvider clock, CancellationToken ct)
    {
        var contact = await db.Set<Contact>().SingleOrDefaultAsync(row => row.CustomerId == caller.Customer && row.Id == id, ct);
        if (contact is null)
        {
            return Refusal.NotFound;
        }

        contact.Erase(clock.GetUtcNow());
        trail.Add(new Note(caller.Customer, "contact.erased")
        {
            Facts = new Dictionary<string, string> { ["actor"] = caller.Account.ToString(), ["contact_id"] = id.ToString() },
        });
        return Answer.Ok(book.View(contact));
    }
}
