using System.Text.Json.Nodes;

namespace Waooaw.Contract.Tests;

/// <summary>What outsiders build on is checked in, and a change of it is seen in review.</summary>
public class ContractTests
{
    private const string Refresh = "WAOOAW_WRITE_DOCS";

    public static TheoryData<string> Surfaces { get; } = [.. Hosting.Surfaces.Surface.All.Select(surface => surface.Name)];

    [Theory]
    [MemberData(nameof(Surfaces))]
    public async Task What_is_served_is_what_is_checked_in(string surface)
    {
        var served = await ServedAsync(surface);
        var file = ContractDocument.FileOf(surface);
        if (Environment.GetEnvironmentVariable(Refresh) == "1")
        {
            await File.WriteAllTextAsync(file, served);
        }

        File.Exists(file).ShouldBeTrue(HowToRefresh(file));
        (await File.ReadAllTextAsync(file)).ShouldBe(served, HowToRefresh(file));
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public async Task The_contract_is_OpenAPI_3_1_and_names_no_address(string surface)
    {
        var document = JsonNode.Parse(await ServedAsync(surface))!;

        ((string)document["openapi"]!).ShouldStartWith("3.1.");
        document.ToJsonString().ShouldNotContain("127.0.0.1");
        document.ToJsonString().ShouldNotContain("localhost");
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public async Task Query_parameters_are_named_as_members_are(string surface)
    {
        var document = JsonNode.Parse(await ServedAsync(surface))!;
        var names =
            from path in document["paths"]!.AsObject()
            from operation in path.Value!.AsObject()
            from parameter in operation.Value!["parameters"]?.AsArray() ?? []
            where (string?)parameter!["in"] == "query"
            select (string)parameter["name"]!;

        names.ShouldAllBe(name => name.All(c => char.IsAsciiLetterLower(c) || c == '_'));
    }

    [Fact]
    public void A_contract_that_changed_is_noticed_and_one_that_is_only_ordered_otherwise_is_not()
    {
        const string one = """{"openapi":"3.1.1","servers":[{"url":"http://127.0.0.1:1"}],"paths":{"/b":{"get":{}},"/a":{"get":{}}}}""";
        const string ordered = """{"paths":{"/a":{"get":{}},"/b":{"get":{}}},"openapi":"3.1.1","servers":[{"url":"http://127.0.0.1:2"}]}""";
        const string changed = """{"openapi":"3.1.1","paths":{"/a":{"get":{}},"/b":{"post":{}}}}""";

        ContractDocument.Normalise(ordered).ShouldBe(ContractDocument.Normalise(one));
        ContractDocument.Normalise(changed).ShouldNotBe(ContractDocument.Normalise(one));
    }

    internal static async Task<string> ServedAsync(string surface)
    {
        await using var running = await RunningSurface.StartAsync(surface);
        return ContractDocument.Normalise(await running.Client.GetStringAsync("/openapi/v1.json"));
    }

    private static string HowToRefresh(string file) =>
        $"{Path.GetFileName(file)} is not what is served. Where the change is meant, refresh it and commit it: "
        + $"{Refresh}=1 dotnet test --project tests/Contract.Tests/Contract.Tests.csproj";
}
