using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Hosting.Tokens;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Evidence;
using Waooaw.Verifying;

namespace Waooaw.Evidence.Tests;

/// <summary>What `docs/evidence.md` shows is what the code computes. `WAOOAW_WRITE_DOCS=1` makes the example anew and writes it into the page.</summary>
public class PageTests(RealFile file)
{
    private static readonly string Docs = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../docs"));
    private static readonly string Page = Path.Combine(Docs, "evidence.md");
    private static readonly string Example = Path.Combine(Docs, "evidence-example.zip");
    private static readonly string Keys = Path.Combine(Docs, "evidence-example-keys.json");

    [Fact]
    public void The_page_shows_what_the_code_computes()
    {
        if (Environment.GetEnvironmentVariable("WAOOAW_WRITE_DOCS") == "1")
        {
            File.WriteAllBytes(Example, file.Bytes);
            File.WriteAllBytes(Keys, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(file.Stage.Keys, WireJson.Options));
            Write();
        }

        var page = File.ReadAllText(Page);
        page.ShouldContain($"```\n{ZipOfA()}\n```");
        page.ShouldContain($"```\n{Values()}\n```");
    }

    [Fact]
    public void The_example_passes_with_its_keys_and_with_no_others()
    {
        var example = File.ReadAllBytes(Example);

        Verification.Run(example, KnownKeys.Parse(File.ReadAllBytes(Keys))).Faults.ShouldBeEmpty();
        Verification.Run(example, Course.Known(Others())).Faults.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_page_names_every_kind_of_entry_that_Plant_writes_about_a_deliverable()
    {
        var page = File.ReadAllText(Page);
        var source = Directory.EnumerateFiles(Path.Combine(Docs, "../src/Plant"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("Migrations", StringComparison.Ordinal))
            .SelectMany(path => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(path), "\"((?:effect|approval|deliverable|denial)\\.[a-z_]+)\""))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToArray();

        source.Length.ShouldBeGreaterThanOrEqualTo(15);
        source.Where(kind => !page.Contains($"`{kind}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private SigningKeySet Others()
    {
        using var stranger = new KeyFolder(file.Stage.Clock);
        var other = stranger.Signer.Published.Keys.Single();
        return new SigningKeySet([.. file.Stage.Keys.Keys.Select(key => key with { X = other.X, Y = other.Y })]);
    }

    private static string ZipOfA()
    {
        var hex = Convert.ToHexStringLower(CanonicalZip.Write(new SortedDictionary<string, byte[]> { ["a"] = "hi\n"u8.ToArray() }));
        return string.Join('\n', hex.Chunk(64).Select(line => string.Join(' ', line.Chunk(2).Select(two => new string(two)))));
    }

    /// <summary>The values of the example, computed by Plant's own code from the members of the file.</summary>
    private static string Values()
    {
        var tamper = Tamper.With(File.ReadAllBytes(Example));
        var lines = Encoding.ASCII.GetString(tamper.Members["chain.txt"]).TrimEnd('\n').Split('\n').Select(line => line.Split(' ')).ToArray();
        var links = new List<ContentHash> { Chain.Root };
        foreach (var line in lines)
        {
            ContentHash.TryParse(line[2], out var sha256).ShouldBeTrue();
            links.Add(Chain.Link(links[^1], long.Parse(line[0], null), DeliverableId.TryParse(line[1], out var id) ? id : null, sha256));
        }

        var decided = tamper.Entry("approval.decided");
        var seq = decided["seq"]!.GetValue<int>();
        var body = ContentHash.OfBytes(tamper.Members[EvidenceFile.MemberOf(seq)]);
        var opened = JsonNode.Parse(tamper.Members["sealed.json"])![0]!;
        var (salt, value) = (opened["salt"]!.GetValue<string>(), opened["value"]!.GetValue<string>());
        var seal = Chain.Seal(Base64Url.DecodeFromChars(salt), value);
        seal.ShouldBe(decided["sealed"]!["notes"]!.GetValue<string>());
        var statement = decided["documents"]![0]!["sha256"]!.GetValue<string>();
        var header = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(Encoding.ASCII.GetString(tamper.Members[$"documents/{statement}"]).Split('.')[0]));
        var checkpoint = Tamper.ClaimsOf(tamper.Members["checkpoint.jws"]);
        checkpoint["link"]!.GetValue<string>().ShouldBe(links[^1].Hex);
        var content = tamper.Entry("effect.permitted")["documents"]![0]!["sha256"]!.GetValue<string>();
        return string.Join('\n',
        [
            $"link(0)                          {Chain.Root}",
            $"link(1)                          {links[1]}",
            $"  of the line                    {string.Join(' ', lines[0])}",
            $"{$"body({seq})",-33}{body}",
            $"  of the bytes                   {Encoding.UTF8.GetString(tamper.Members[EvidenceFile.MemberOf(seq)])}",
            $"{$"link({seq - 1})",-33}{links[seq - 1]}",
            $"{$"link({seq})",-33}{links[seq]}",
            $"{$"link({lines.Length}), signed",-33}{links[^1]}",
            $"{$"seal of notes in entry {seq}",-33}{seal}",
            $"  of the value                   {value}",
            $"  with the salt                  {salt}",
            $"content hash of the effect       {content}",
            $"  of the bytes                   {Encoding.UTF8.GetString(tamper.Members[$"documents/{content}"])}",
            $"header of the approval           {header}",
            $"claims of the approval           {Encoding.UTF8.GetString(CanonicalJson.Of<JsonNode>(Tamper.ClaimsOf(tamper.Members[$"documents/{statement}"])))}",
            $"claims of the checkpoint         {Encoding.UTF8.GetString(CanonicalJson.Of<JsonNode>(checkpoint))}",
        ]);
    }

    private static void Write()
    {
        var parts = File.ReadAllText(Page).Split("```\n");
        parts[1] = $"{ZipOfA()}\n";
        parts[3] = $"{Values()}\n";
        File.WriteAllText(Page, string.Join("```\n", parts));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
