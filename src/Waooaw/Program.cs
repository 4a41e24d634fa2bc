using System.CommandLine;
using Waooaw.Keys;
using Waooaw.Operators;
using Waooaw.Rules;
using Waooaw.Serving;
using Waooaw.Story;
using Waooaw.Verifying;

// The embedded default is for development unless the environment says otherwise.
if (Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is null && Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is null)
{
    Environment.SetEnvironmentVariable("ASPNETCORE_ENVIRONMENT", "Development");
}

var root = new RootCommand("WAOOAW Plant: agents that act for a business, with proof.")
{
    Serve.Describe(),
    StoryCommand.Describe(),
    VerifyCommand.Describe(),
    KeysCommand.Describe(),
    AddOperatorCommand.Describe(),
    RulesCommand.Describe(),
};

// A mistake on the command line is a 2, like everything else that could not be tried.
var parsed = root.Parse(args);
var ended = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? 2 : ended;
