using System.Security.Cryptography;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Routes;
using Waooaw.Hosting.Surfaces;
using Waooaw.PortalHost.Accounts;
using Waooaw.Serving;
using Waooaw.Visits;

namespace Waooaw.Demonstration;

/// <summary>Fills an empty data folder with two operators, and two clinics that came in through the front door; once.</summary>
internal static class SeedDemo
{
    private const string PasswordSetting = "WAOOAW_DEMO_PASSWORD";
    private const string Operator = "operator@waooaw.example";
    private const string Reviewer = "reviewer@waooaw.example";
    private const string Owner = "owner@care-clinic.example";
    private const string OtherOwner = "owner@other-clinic.example";

    private static readonly (string Email, string Name, string[] Roles)[] People =
    [
        (Operator, "Omar Operator", [Role.Admin, Role.Operator]),
        (Reviewer, "Rhea Reviewer", [Role.Reviewer]),
    ];

    public static async Task RunAsync(Embedded five, TextWriter tell, CancellationToken ct)
    {
        var configuration = five.PlatformPortal.GetRequiredService<IConfiguration>();
        var done = Path.Combine(DataFolder.Of(configuration), "demo-is-seeded");
        if (File.Exists(done))
        {
            await tell.WriteLineAsync("The demo data are there already; the password is the one they were made with.");
            return;
        }

        var given = configuration[PasswordSetting] is { Length: > 0 } set ? set : null;
        var password = given ?? $"demo-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        await AddOperatorsAsync(five, password, ct);
        await SignUpClinicsAsync(five, password, ct);
        await File.WriteAllTextAsync(done, "", ct);
        foreach (var person in (string[])[Owner, OtherOwner, Operator, Reviewer])
        {
            await tell.WriteLineAsync($"  {person}");
        }

        await tell.WriteLineAsync(given is null
            ? $"They all sign in with this password, which is shown this once: {password}"
            : $"They all sign in with the password from {PasswordSetting}.");
    }

    private static async Task AddOperatorsAsync(Embedded five, string password, CancellationToken ct)
    {
        await using var scope = five.PlatformPortal.CreateAsyncScope();
        foreach (var (email, name, roles) in People)
        {
            var made = await AddOperator.RunAsync(scope.ServiceProvider, email, name, roles, password, ct);
            if (made.IsRefused(out var refusal, out _))
            {
                throw new VisitEndedException(string.Join(' ', [refusal.Detail, .. refusal.Violations.Select(violation => violation.Message)]));
            }
        }
    }

    private static async Task SignUpClinicsAsync(Embedded five, string password, CancellationToken ct)
    {
        var portal = five.AddressOf(Surface.CustomerPortal);
        using var sandbox = new SandboxDesk(five.AddressOf(Surface.Sandbox));
        using var clinic = new Clinic(portal, sandbox, "Care Clinic", Owner);
        await clinic.SignUpAsync("Asha Kulkarni", password, ct);
        var agent = (await clinic.HireAsync("Clinic voice", "Pune", "plan_starter", ct)).HiredInstanceId;
        var secret = await clinic.KeepSecretAsync("instagram", await sandbox.IssueAccountAsync("instagram", "careclinic.pune", ct), ct);
        await clinic.ConnectAsync(agent, secret, ct);
        await clinic.FinalizeAsync(agent, ct);
        var picture = await clinic.UploadPictureAsync(ct);
        await clinic.DraftAsync(
            new CreateDraftBatch { HiredInstanceId = agent, Theme = "Free blood pressure check-up on Saturday", Media = [picture.MediaHash] }, ct);

        using var other = new Clinic(portal, sandbox, "Other Clinic", OtherOwner);
        await other.SignUpAsync("Neel Deshmukh", password, ct);
    }
}
