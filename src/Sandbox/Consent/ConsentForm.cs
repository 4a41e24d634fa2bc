using Microsoft.EntityFrameworkCore;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Consent;

/// <summary>Which accounts a person chooses at a provider: one of a kind, any number of another, or both.</summary>
internal sealed record ConsentChoice(string? One, string? Many);

/// <summary>What a person chose on the consent page.</summary>
internal sealed record ConsentForm(string Decision, string Account, string Name, IReadOnlyList<string> Also, string AlsoName)
{
    public const string Many = "also";
    public const string New = "new";

    private const int LongestName = 60;

    /// <summary>The members of the form that are not the app's own parameters.</summary>
    public static IReadOnlyList<string> Own { get; } = ["decision", "account", "name", Many, "also_name"];

    public static ConsentForm Read(IFormCollection form) => new(
        form["decision"].ToString(),
        form["account"].ToString(),
        form["name"].ToString().Trim(),
        [.. form[Many].OfType<string>().Distinct()],
        form["also_name"].ToString().Trim());

    /// <summary>The accounts chosen, new ones among them, or what is missing. Where accounts are not shown, none that exists can be chosen.</summary>
    public async Task<(IReadOnlyList<Account> Accounts, string? Problem)> ChooseAsync(
        SandboxDb db, PlayedProvider provider, ConsentChoice choice, bool showsAccounts)
    {
        if (Name.Length > LongestName || AlsoName.Length > LongestName)
        {
            return ([], $"A name has at most {LongestName} characters.");
        }

        var known = showsAccounts ? await db.Accounts.Where(row => row.Provider == provider.Name).ToListAsync() : [];
        var chosen = new List<Account>();
        if (choice.One is { } kind)
        {
            if (Account == New ? Name.Length == 0 : !known.Exists(row => row.Id == Account && row.Kind == kind))
            {
                return ([], Account == New ? "Give the new account a name." : "Choose an account, or name a new one.");
            }

            chosen.Add(Account == New ? Made(db, provider, Name, kind) : known.Single(row => row.Id == Account));
        }

        if (choice.Many is { } many)
        {
            if (Also.Any(id => !known.Exists(row => row.Id == id && row.Kind == many)))
            {
                return ([], "One of the accounts chosen does not exist any more.");
            }

            chosen.AddRange(known.Where(row => Also.Contains(row.Id)));
            if (AlsoName.Length > 0)
            {
                chosen.Add(Made(db, provider, AlsoName, many));
            }
        }

        return chosen.Count == 0 ? ([], "Choose at least one, or name a new one.") : (chosen, null);
    }

    private static Account Made(SandboxDb db, PlayedProvider provider, string name, string kind)
    {
        var account = provider.NewAccount(name, kind);
        db.Add(account);
        return account;
    }
}
