using System.CommandLine;
using Waooaw.Keys;
using Waooaw.Operators;
using Waooaw.Serving;
using Waooaw.Verifying;

// The embedded default is for development unless the environment says otherwise.
if (Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is null && Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is null)
{
    Environment.SetEnvironmentVariable("ASPNETCORE_ENVIRONMENT", "Development");
}

var root = new RootCommand("WAOOAW Plant: agents that act for a business, with proof.");

var serve = new Command("serve", "Starts all five on SQLite and prints their addresses.");
serve.SetAction((_, ct) => Serve.RunAsync(ct));
root.Subcommands.Add(serve);

var email = new Option<string>("--email") { Required = true, Description = "The operator's address." };
var name = new Option<string>("--name") { Required = true, Description = "The operator's name." };
var roles = new Option<string[]>("--role") { Required = true, Description = "admin, operator, reviewer or auditor; may be given several times." };
var add = new Command("add", "Makes an operator's account. The password is read from WAOOAW_OPERATOR_PASSWORD.") { email, name, roles };
add.SetAction((parsed, ct) => AddOperatorCommand.RunAsync(
    parsed.GetRequiredValue(email), parsed.GetRequiredValue(name), parsed.GetRequiredValue(roles), ct));
root.Subcommands.Add(new Command("operator", "The people who run the platform.") { add });

var evidence = new Argument<FileInfo>("FILE") { Description = "The zip that GET /api/v1/deliverables/{id}/evidence answered." };
var known = new Option<FileInfo>("--keys") { Required = true, Description = "Public keys that you trust, from anywhere but the file itself." };
var verify = new Command("verify", "Checks evidence offline. Ends with 0: proven, 1: not proven, 2: cannot be checked.") { evidence, known };
verify.SetAction((parsed, ct) => VerifyCommand.RunAsync(
    parsed.GetRequiredValue(evidence), parsed.GetRequiredValue(known), Console.Out, Console.Error, ct));
root.Subcommands.Add(verify);

var path = new Option<string?>("--path") { Description = "The folder of key files; absent: Keys__Path, or `keys` in the data folder." };
var to = new Option<FileInfo>("--out") { Required = true, Description = "Where the public keys are written." };
var make = new Command("make", "Makes the signing keys that are missing.") { path };
make.SetAction(parsed => KeysCommand.Make(KeysCommand.FolderOf(parsed.GetValue(path)), Console.Out));
var export = new Command("export", "Writes the public keys that evidence is checked with.") { to, path };
export.SetAction(parsed => KeysCommand.Export(
    KeysCommand.FolderOf(parsed.GetValue(path)), parsed.GetRequiredValue(to), Console.Out, Console.Error));
root.Subcommands.Add(new Command("keys", "The keys that statements are signed with.") { make, export });

// A mistake on the command line is a 2, like everything else that could not be tried.
var parsed = root.Parse(args);
var ended = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? 2 : ended;
