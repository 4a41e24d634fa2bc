using System.CommandLine;
using Waooaw.PortalHost.Accounts;
using Waooaw.Serving;

namespace Waooaw.Operators;

/// <summary>Makes an operator's account in the Platform Portal of this data folder; the first one comes from here.</summary>
internal static class AddOperatorCommand
{
    public static Command Describe()
    {
        var email = new Option<string>("--email") { Required = true, Description = "The operator's address." };
        var name = new Option<string>("--name") { Required = true, Description = "The operator's name." };
        var roles = new Option<string[]>("--role") { Required = true, Description = "admin, operator, reviewer or auditor; may be given several times." };
        var add = new Command("add", "Makes an operator's account. The password is read from WAOOAW_OPERATOR_PASSWORD.") { email, name, roles };
        add.SetAction((parsed, ct) => RunAsync(
            parsed.GetRequiredValue(email), parsed.GetRequiredValue(name), parsed.GetRequiredValue(roles), ct));
        return new Command("operator", "The people who run the platform.") { add };
    }

    public static async Task<int> RunAsync(string email, string name, string[] roles, CancellationToken ct)
    {
        var password = Environment.GetEnvironmentVariable("WAOOAW_OPERATOR_PASSWORD");
        if (string.IsNullOrEmpty(password))
        {
            await Console.Error.WriteLineAsync("Set WAOOAW_OPERATOR_PASSWORD: a password on a command line is a password in everybody's list of processes.");
            return 2;
        }

        await using var portal = Embedded.BuildPlatformPortal();
        await portal.StartAsync(ct);
        await using var scope = portal.Services.CreateAsyncScope();
        var made = await AddOperator.RunAsync(scope.ServiceProvider, email, name, roles, password, ct);
        if (made.IsRefused(out var refusal, out var account))
        {
            await Console.Error.WriteLineAsync(refusal.Detail);
            foreach (var violation in refusal.Violations)
            {
                await Console.Error.WriteLineAsync($"  {violation.Path}: {violation.Message}");
            }

            return 1;
        }

        Console.WriteLine($"{email} is an operator now ({account}).");
        await portal.StopAsync(CancellationToken.None);
        return 0;
    }
}
