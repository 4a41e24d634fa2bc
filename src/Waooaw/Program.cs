using System.CommandLine;
using Waooaw.Operators;
using Waooaw.Serving;
using Waooaw.Story;

// The embedded default is for development unless the environment says otherwise.
if (Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is null && Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is null)
{
    Environment.SetEnvironmentVariable("ASPNETCORE_ENVIRONMENT", "Development");
}

var root = new RootCommand("WAOOAW Plant: agents that act for a business, with proof.");

var serve = new Command("serve", "Starts all five on SQLite and prints their addresses.");
var demo = new Option<bool>("--demo") { Description = "Fills an empty data folder with demo accounts and a draft." };
serve.Options.Add(demo);
serve.SetAction((parsed, ct) => Serve.RunAsync(parsed.GetValue(demo), ct));
root.Subcommands.Add(serve);

var portal = new Option<Uri?>("--portal") { Description = "A Customer Portal that runs already." };
var sandbox = new Option<Uri?>("--sandbox") { Description = "The Sandbox that belongs to it." };
var output = new Option<string>("--out") { Description = "Where the evidence goes.", DefaultValueFactory = _ => Path.Combine("artifacts", "story") };
var story = new Command("story", "Tells the story of one post, from a wish to its proof.") { portal, sandbox, output };
story.SetAction((parsed, ct) => StoryCommand.RunAsync(
    parsed.GetValue(portal), parsed.GetValue(sandbox), parsed.GetRequiredValue(output), ct));
root.Subcommands.Add(story);

var email = new Option<string>("--email") { Required = true, Description = "The operator's address." };
var name = new Option<string>("--name") { Required = true, Description = "The operator's name." };
var roles = new Option<string[]>("--role") { Required = true, Description = "admin, operator, reviewer or auditor; may be given several times." };
var add = new Command("add", "Makes an operator's account. The password is read from WAOOAW_OPERATOR_PASSWORD.") { email, name, roles };
add.SetAction((parsed, ct) => AddOperatorCommand.RunAsync(
    parsed.GetRequiredValue(email), parsed.GetRequiredValue(name), parsed.GetRequiredValue(roles), ct));
root.Subcommands.Add(new Command("operator", "The people who run the platform.") { add });

return await root.Parse(args).InvokeAsync();
