using Waooaw.Connect.Manifests;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Vault;

namespace Waooaw.PortalHost.Vault;

/// <summary>Compares what a person typed in with what the provider gives out. Whatever is wrong is named; the value never is.</summary>
internal static class SecretForm
{
    public static IReadOnlyList<Violation> Check(PutSecret request, ConnectProviders providers)
    {
        if (providers.Find(request.Provider) is not { } provider)
        {
            return [new Violation("provider", $"Nothing is known of this provider. Known are: {string.Join(", ", providers.All.Select(known => known.Name))}.")];
        }

        var fields = FormFields.Of(provider);
        return
        [
            .. request.Secret.Keys.Where(member => !fields.Any(field => field.Secret && field.Name == member))
                .Select(member => new Violation($"secret.{member}", "There is no such member.")),
            .. from field in fields
               let path = field.Secret ? $"secret.{field.Name}" : field.Name
               let value = field.Secret ? request.Secret.GetValueOrDefault(field.Name) : request.PostingIdentity
               where value is null || !FormFields.Fits(field, value)
               select new Violation(path, value is null ? "This is required." : $"This is not what this looks like: {field.Title}. {field.Hint}".TrimEnd()),
        ];
    }
}
