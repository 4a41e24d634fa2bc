using System.Text.Json;
using Waooaw.Contracts.Accounts;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Surfaces;
using Waooaw.Serving;
using Waooaw.Visits;

namespace Waooaw.Journeys;

/// <summary>`scripts/run --demo`, as the README offers it.</summary>
public sealed class DemoTests
{
    private const string Password = "a demo password";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8); // it may have to build

    [Fact]
    public async Task The_demo_is_there_for_all_four_people_and_is_not_made_twice()
    {
        var folder = Directory.CreateTempSubdirectory("waooaw-demo-test-").FullName;
        var portBase = FreePorts.Base();
        var settings = new Dictionary<string, string>
        {
            ["PORT_BASE"] = $"{portBase}",
            ["DATA_DIR"] = folder,
            ["WAOOAW_DEMO_PASSWORD"] = Password,
        };
        foreach (var run in (string[])["first", "second"])
        {
            var log = Path.Combine(folder, $"{run}.txt");
            await using var demo = Executable.StartScript("run", ["--demo"], settings, log);
            await demo.SaysAsync("Press Ctrl+C to stop.", Patience);

            using var owner = await SignInAsync(portBase + Surface.CustomerPortal.Offset, "owner@care-clinic.example");
            using var other = await SignInAsync(portBase + Surface.CustomerPortal.Offset, "owner@other-clinic.example");
            using var reviewer = await SignInAsync(portBase + Surface.PlatformPortal.Offset, "reviewer@waooaw.example");
            using var operators = await SignInAsync(portBase + Surface.PlatformPortal.Offset, "operator@waooaw.example");
            (await DeliverablesAsync(owner)).ShouldHaveSingleItem().ReviewStatus.ShouldBe(ReviewStatus.PendingReview);
            (await DeliverablesAsync(other)).ShouldBeEmpty();
            (await operators.GetAsync("/api/v1/customers", CancellationToken.None)).Must(200).Read<Page<JsonElement>>().Items.Count.ShouldBe(2);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<IReadOnlyList<DeliverableView>> DeliverablesAsync(PortalVisitor visitor) =>
        (await visitor.GetAsync("/api/v1/deliverables", CancellationToken.None)).Must(200).Read<Page<DeliverableView>>().Items;

    private static async Task<PortalVisitor> SignInAsync(int port, string email)
    {
        var visitor = new PortalVisitor(new Uri($"http://localhost:{port}"));
        visitor.Enter((await visitor.WriteAsync(HttpMethod.Post, "/api/session", new SignIn(email, Password), CancellationToken.None)).Must(200));
        return visitor;
    }
}
