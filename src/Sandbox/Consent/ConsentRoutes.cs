using Microsoft.EntityFrameworkCore;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Consent;

/// <summary>A provider's consent page: somebody says in a browser which of their accounts an app may act for.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc6749#section-4.1</remarks>
internal static class ConsentRoutes
{
    /// <param name="path">Where the real provider has its page.</param>
    public static void MapConsent(this IEndpointRouteBuilder routes, PlayedProvider provider, string path, ConsentChoice choice)
    {
        routes.MapGet(path, (Delegate)((HttpContext http) => ShowAsync(http, provider, choice)));
        routes.MapPost(path, (Delegate)((HttpContext http) => DecideAsync(http, provider, choice)));
    }

    private static async Task<IResult> ShowAsync(HttpContext http, PlayedProvider provider, ConsentChoice choice) =>
        Refuse(http, provider, AuthorizationRequest.Read(http.Request.Query), out var request)
            ?? await PageAsync(http, provider, choice, request, problem: null);

    private static async Task<IResult> DecideAsync(HttpContext http, PlayedProvider provider, ConsentChoice choice)
    {
        if (!http.Request.HasFormContentType)
        {
            return ConsentPage.Broken(http, provider, "The form did not arrive. Go back and try again.");
        }

        var sent = await http.Request.ReadFormAsync(http.RequestAborted);
        if (Refuse(http, provider, AuthorizationRequest.Read(sent), out var request) is { } refused)
        {
            return refused;
        }

        var form = ConsentForm.Read(sent);
        if (form.Decision != "allow")
        {
            return new GoBack(request.Back(("error", "access_denied"), ("error_description", "The person did not allow it.")));
        }

        var services = http.RequestServices;
        var db = services.GetRequiredService<SandboxDb>();
        await using var unit = await WriteUnit.BeginAsync(db, CancellationToken.None);
        var (accounts, problem) = await form.ChooseAsync(db, provider, choice, ShowsAccounts(services));
        if (problem is not null)
        {
            return await PageAsync(http, provider, choice, request, problem);
        }

        var code = await Codes.AddAsync(db, provider, choice, accounts, request, services.GetRequiredService<TimeProvider>().GetUtcNow());
        await unit.CommitAsync(CancellationToken.None);
        return new GoBack(request.Back(("code", code)));
    }

    private static async Task<IResult> PageAsync(
        HttpContext http, PlayedProvider provider, ConsentChoice choice, AuthorizationRequest request, string? problem)
    {
        var db = http.RequestServices.GetRequiredService<SandboxDb>();
        var accounts = ShowsAccounts(http.RequestServices)
            ? await db.Accounts.AsNoTracking().Where(row => row.Provider == provider.Name).OrderBy(row => row.Username).ThenBy(row => row.Id).ToListAsync()
            : [];
        return ConsentPage.Show(http, provider, choice, request, accounts, problem);
    }

    // Elsewhere a stranger could read who has an account here, and take it.
    private static bool ShowsAccounts(IServiceProvider services) => services.GetRequiredService<IHostEnvironment>().IsDevelopment();

    private static IResult? Refuse(
        HttpContext http, PlayedProvider provider, (AuthorizationRequest? Request, string? Problem, bool CanReturn) read, out AuthorizationRequest request)
    {
        request = read.Request!;
        return read.Problem is not { } problem ? null
            : read.CanReturn ? new GoBack(request.Back(("error", "invalid_request"), ("error_description", problem)))
            : ConsentPage.Broken(http, provider, problem);
    }
}
