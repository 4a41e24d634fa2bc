using System.Xml.Linq;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Vault;
using Waooaw.Hosting.Surfaces;
using Waooaw.Serving;
using Waooaw.Visits;

namespace Waooaw.Journeys;

/// <summary>docs/add-a-channel.md, followed to the letter by somebody who adds a sixth.</summary>
public sealed class SixthChannelTests
{
    private const string Sixth = "noticeboard";
    private const string Suite = "Waooaw.Effects.Tests.Compliance.ComplianceTests";

    private static readonly string[] NewFolders = ["src/Effects/Noticeboard", "src/Sandbox/Noticeboard", "tests/Effects.Tests/Noticeboard"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_sixth_channel_is_two_folders_a_case_and_its_words_and_then_posts()
    {
        using var copy = new SourceCopy();
        var before = copy.Channels.Count;
        var pieces = ChannelPage.Read();
        foreach (var piece in pieces)
        {
            copy.Add(piece);
        }

        FoldersOf(pieces.Where(piece => !piece.GoesToTheEnd)).ShouldBe(NewFolders);
        FoldersOf(pieces.Where(piece => piece.GoesToTheEnd)).ShouldBe(["src/Plant/Skills/Playbooks"]);
        copy.Channels.Count.ShouldBe(before + 1);
        await copy.BuildAsync("src/Waooaw/Waooaw.csproj", "tests/Effects.Tests/Effects.Tests.csproj");
        copy.Differences().Order().ShouldBe(pieces.Select(piece => piece.Path).Order()); // nor did the build need anything else
        await PassTheSuiteAsync(copy);
        await PostAsync(copy);
    }

    [Fact]
    public void A_line_with_a_path_that_no_block_follows_would_be_noticed() =>
        ChannelPage.Read().Select(piece => Path.GetFileName(piece.Path)).ShouldBe(
        [
            "NoticeboardForm.cs", "NoticeboardProvider.cs", "connect.json", "NoticeboardProvider.cs", "NoticeboardCase.cs",
            "marketing.multichannel-post.en.md", "marketing.multichannel-post.hi.md",
        ]);

    private static IEnumerable<string?> FoldersOf(IEnumerable<Piece> pieces) => pieces.Select(piece => Path.GetDirectoryName(piece.Path)).Distinct();

    private static async Task PassTheSuiteAsync(SourceCopy copy)
    {
        string[] arguments =
            ["--filter-class", Suite, "--report-trx", "--report-trx-filename", "suite.trx", "--results-directory", copy.Scratch];
        var (code, said) = await copy.RunAsync("Effects.Tests", "Waooaw.Effects.Tests", arguments);

        code.ShouldBe(0, said);
        var results = XDocument.Load(Path.Combine(copy.Scratch, "suite.trx")).Descendants()
            .Where(element => element.Name.LocalName == "UnitTestResult").ToArray();
        results.ShouldAllBe(result => result.Attribute("outcome")!.Value == "Passed");
        foreach (var channel in copy.Channels)
        {
            results.Count(result => result.Attribute("testName")!.Value.Contains($"\"{channel.ToLowerInvariant()}\"", StringComparison.Ordinal))
                .ShouldBeGreaterThan(10, channel);
        }
    }

    /// <summary>As a customer lives it: a key in a form, a draft, a yes, and one notice on the board.</summary>
    private static async Task PostAsync(SourceCopy copy)
    {
        var portBase = FreePorts.Base();
        var settings = new Dictionary<string, string>
        {
            ["PORT_BASE"] = $"{portBase}",
            ["DATA_DIR"] = Path.Combine(copy.Scratch, "data"),
        };
        await using var plant = copy.Start("Waooaw", "waooaw", ["serve"], settings);
        await plant.SaysAsync("Press Ctrl+C to stop.", Patience);
        using var sandbox = new SandboxDesk(new Uri($"http://localhost:{portBase + Surface.Sandbox.Offset}"));
        using var clinic = new Clinic(
            new Uri($"http://localhost:{portBase + Surface.CustomerPortal.Offset}"), sandbox, "Care Clinic", "owner@care-clinic.example");

        await clinic.SignUpAsync("Asha Kulkarni", "a long and sunny Sunday", CancellationToken.None);
        var offered = (await clinic.Portal.GetAsync("/api/connect", CancellationToken.None)).Must(200).Read<IReadOnlyList<ConnectableProvider>>();
        offered.Single(provider => provider.Provider == Sixth).Fields.Select(field => (field.Name, field.Secret))
            .ShouldBe([("posting_identity", false), ("access_token", true)]);
        var agent = (await clinic.HireAsync("Clinic voice", "Pune", "plan_starter", CancellationToken.None, Sixth)).HiredInstanceId;
        var board = await sandbox.IssueAccountAsync(Sixth, "care_clinic", CancellationToken.None);
        await clinic.ConnectAsync(agent, await clinic.KeepSecretAsync(Sixth, board, CancellationToken.None), CancellationToken.None);
        await clinic.FinalizeAsync(agent, CancellationToken.None);

        var wish = new CreateDraftBatch { HiredInstanceId = agent, Theme = "Blood pressure check-up on Saturday", Channels = [Sixth] };
        var draft = (await clinic.DraftAsync(wish, CancellationToken.None)).Posts.ShouldHaveSingleItem();
        draft.Channel.ShouldBe(Sixth);
        var approval = await clinic.ApproveAsync(draft, CancellationToken.None);
        (await clinic.PublishAsync(draft.DeliverableId!.Value, approval.ApprovalId, CancellationToken.None)).Must(202);
        var posted = await clinic.WaitAsync(draft.DeliverableId.Value, ExecutionStatus.Posted, Patience, CancellationToken.None);

        posted.ProviderUrl.ShouldNotBeNull().ShouldStartWith($"https://noticeboard.example/boards/{board.AccountId}/notices/");
        var outThere = await sandbox.OutThereAsync(board.AccountId, CancellationToken.None);
        (outThere.Effects, outThere.Requests).ShouldBe((1, 1));
        outThere.Captions.ShouldBe([draft.Content.Text]);
    }
}
