using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis.CSharp;

namespace Waooaw.Architecture.Tests;

/// <summary>Plant opens no connection to anyone but its database: what could open one is not even referenced.</summary>
public class PlantReachTests
{
    private static readonly string[] Forbidden =
    [
        "System.Net.Http", "System.Net.Mail", "System.Net.Quic", "System.Net.Requests", "System.Net.Security", "System.Net.Sockets", "System.Net.WebClient",
        "System.Net.WebSockets.Client", "Microsoft.Extensions.Http", "Microsoft.Extensions.AI", "MailKit", "MimeKit", "OpenAI", "Anthropic", "Azure.",
        "Google.", "Grpc.Net.Client", "Yarp.", "Microsoft.SemanticKernel", "RestSharp", "Refit", "Flurl", "System.ServiceModel",
    ];

    [Fact]
    public void Plant_has_nothing_to_reach_the_outside_with() => Violations(ReferencesOf(Real)).ShouldBeEmpty();

    [Fact]
    public void The_references_that_are_judged_are_there() =>
        ReferencesOf(Real).ShouldContain(name => name == "Waooaw.Effects");

    [Theory]
    [InlineData("public System.Net.Http.HttpClient Client = new();", "System.Net.Http")]
    [InlineData("public System.Net.Sockets.Socket? Socket = null;", "System.Net.Sockets")]
    [InlineData("public System.Net.Mail.SmtpClient Mail = new();", "System.Net.Mail")]
    public void A_planted_client_is_found(string member, string assembly) =>
        Violations(ReferencesOf(Compile($"#nullable enable\npublic class Planted {{ {member} }}"))).ShouldBe([$"Plant references {assembly}."]);

    private static IReadOnlyList<string> Violations(IEnumerable<string> references) =>
    [
        .. references
            .Where(name => Forbidden.Any(no => name == no || name.StartsWith(no.TrimEnd('.') + ".", StringComparison.Ordinal)))
            .Select(name => $"Plant references {name}."),
    ];

    private static byte[] Real => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Waooaw.Plant.dll"));

    private static IReadOnlyList<string> ReferencesOf(byte[] assembly)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).Order(StringComparer.Ordinal)];
    }

    private static byte[] Compile(string source)
    {
        using var assembly = new MemoryStream();
        CSharpCompilation.Create("planted", [CSharpSyntaxTree.ParseText(source)], Compiled.Platform, Compiled.Options).Emit(assembly).Success.ShouldBeTrue();
        return assembly.ToArray();
    }
}
