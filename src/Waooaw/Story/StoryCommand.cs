using System.CommandLine;
using System.CommandLine.Parsing;
using Waooaw.Visits;

namespace Waooaw.Story;

/// <summary>Tells the story of one post: on five surfaces of its own that end with it, or on a portal and a Sandbox that run already.</summary>
internal static class StoryCommand
{
    private const string One = "one";
    private const string All = "all";

    public static Command Describe()
    {
        var portal = new Option<Uri?>("--portal") { Description = "A Customer Portal that runs already.", CustomParser = ReadAddress };
        var sandbox = new Option<Uri?>("--sandbox") { Description = "The Sandbox that belongs to it.", CustomParser = ReadAddress };
        var output = new Option<string>("--out")
        {
            Description = "Where the evidence goes.",
            DefaultValueFactory = _ => Path.Combine("artifacts", "story"),
        };
        var channels = new Option<string>("--channels")
        {
            Description = "Which story: `one` is that of one post; `all` is one theme on five channels.",
            DefaultValueFactory = _ => One,
        };
        channels.AcceptOnlyFromAmong(One, All);
        var story = new Command("story", "Tells the story of one post, or of one theme on five channels, from a wish to its proof.")
        {
            portal, sandbox, output, channels,
        };
        story.SetAction((parsed, ct) => RunAsync(
            parsed.GetValue(portal), parsed.GetValue(sandbox), parsed.GetRequiredValue(output), parsed.GetRequiredValue(channels) == All, ct));
        return story;
    }

    public static async Task<int> RunAsync(Uri? portal, Uri? sandbox, string outputFolder, bool allChannels, CancellationToken ct)
    {
        if ((portal is null) != (sandbox is null))
        {
            await Console.Error.WriteLineAsync("Name both, --portal and --sandbox, or neither.");
            return 2;
        }

        try
        {
            if (portal is not null)
            {
                await TellAsync(portal, sandbox!, outputFolder, allChannels, ct);
                return 0;
            }

            await using var stage = await Stage.SetAsync(ct);
            await TellAsync(stage.CustomerPortal, stage.Sandbox, outputFolder, allChannels, ct);
            return 0;
        }
        catch (VisitEndedException ended)
        {
            await Console.Error.WriteLineAsync($"The story ends here: {ended.Message}");
            return 1;
        }
    }

    private static Uri? ReadAddress(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        argument.AddError($"'{text}' is no address, such as http://localhost:5100.");
        return null;
    }

    private static async Task TellAsync(Uri portal, Uri sandbox, string outputFolder, bool allChannels, CancellationToken ct)
    {
        using var desk = new SandboxDesk(sandbox);
        using var clinic = new Clinic(portal, desk, "Care Clinic", $"asha.{Guid.NewGuid():N}@care-clinic.example");
        var tell = new Narrator(Console.Out);
        if (allChannels)
        {
            tell.Title(
                "The story of one theme on five channels",
                "A clinic in Pune tells of its blood pressure check-up wherever its neighbours are: each channel in its own form.",
                "Five accounts, five yeses, a message to three people; and an account of what became of every one of them.",
                $"All of it happens through the Customer Portal's HTTP API at {portal.GetLeftPart(UriPartial.Authority)}; a Sandbox plays the providers.");
            await new FiveChannels(clinic, desk, tell, outputFolder).TellAsync(ct);
            return;
        }

        tell.Title(
            "The story of one post",
            "A clinic in Pune wants neighbours to come to its blood pressure check-up. An agent writes the post and publishes it.",
            "Nothing goes out that the owner did not approve, nothing goes out twice, and at the end she can prove both.",
            $"All of it happens through the Customer Portal's HTTP API at {portal.GetLeftPart(UriPartial.Authority)}; a Sandbox plays Instagram.");
        await new OnePost(clinic, desk, tell, outputFolder).TellAsync(ct);
        Console.WriteLine();
        Console.WriteLine("Two posts, two approvals, two requests, no guess. Now yours: scripts/run --demo");
    }
}
