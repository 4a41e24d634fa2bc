using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Contacts;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects;
using Waooaw.Effects.Posts;
using Waooaw.Plant.Contacts;
using Waooaw.Plant.Data;

namespace Waooaw.Plant.Deliverables;

/// <summary>Whom a message goes to: people who agreed, each once.</summary>
internal sealed class Audience(PlantDb db)
{
    /// <summary>More than this is another message, on another day.</summary>
    public const int Most = 500;

    /// <param name="wanted">Null: everyone who agreed.</param>
    /// <returns>In the order of their ids; empty for a channel that speaks to the public.</returns>
    public async Task<ImmutableArray<PostRecipient>> OfAsync(
        CustomerId customer, string channel, IReadOnlyList<ContactId>? wanted, List<Violation> violations, CancellationToken ct)
    {
        if (Providers.Find(channel) is not { Form.GoesToPeople: true } provider)
        {
            return [];
        }

        var contacts = await db.Set<Contact>().AsNoTracking()
            .Where(row => row.CustomerId == customer && row.Status == ContactStatus.OptedIn)
            .OrderBy(row => row.Id)
            .ToListAsync(ct);
        for (var i = 0; i < (wanted?.Count ?? 0); i++)
        {
            if (contacts.All(contact => contact.Id != wanted![i]))
            {
                violations.Add(new Violation($"recipients[{i}]", "No such person has agreed to be written to. Take them off the list, or record their consent."));
            }
        }

        Contact[] chosen = [.. contacts.Where(contact => wanted is null || wanted.Contains(contact.Id))];
        if (chosen.Length is 0 or > Most)
        {
            violations.Add(new Violation("recipients", chosen.Length == 0
                ? $"A message by {provider.Title} needs people who agreed to it. Add contacts with their consent, or leave {channel} out."
                : $"One message goes to at most {Most} people. Name whom it is for."));
        }

        return [.. chosen.Select(contact => new PostRecipient(contact.Id, contact.Seal!))];
    }
}
