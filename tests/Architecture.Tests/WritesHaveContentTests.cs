using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Waooaw.Architecture.Tests;

/// <summary>.NET repeats a request without content by itself when a kept connection dies. So every write of ours has content, even if it is empty.</summary>
public class WritesHaveContentTests
{
    private static readonly string[] Callers =
        ["src/Connect", "src/Effects", "src/Gateway", "src/Hosting", "src/Plant", "src/PortalHost", "src/CustomerPortal", "src/PlatformPortal", "src/Waooaw"];

    private static readonly string[] Reads = ["HttpMethod.Get", "HttpMethod.Head"];

    [Fact]
    public void Every_write_has_content() => Violations(Repository.Sources(Callers)).ShouldBeEmpty();

    [Fact]
    public void The_writes_that_are_judged_are_there()
    {
        var roots = Repository.Sources(Callers).Select(Compiled.Parse).ToArray();

        roots.SelectMany(Requests).Count(request => !IsRead(request)).ShouldBeGreaterThanOrEqualTo(3);
        roots.SelectMany(Invokers).Count().ShouldBeGreaterThanOrEqualTo(2);
    }

    [Theory]
    [InlineData("new HttpRequestMessage(HttpMethod.Post, address)")]
    [InlineData("new HttpRequestMessage(HttpMethod.Delete, address) { Version = version }")]
    [InlineData("new HttpRequestMessage(HttpMethod.Post, address) { Content = null }")]
    [InlineData("new HttpRequestMessage(method, address)")]
    [InlineData("new HttpRequestMessage()")]
    [InlineData("client.PostAsync(address, null, ct)")]
    [InlineData("client.PutAsync(address, content: null)")]
    [InlineData("client.PostAsync(address, default)")]
    [InlineData("client.DeleteAsync(address)")]
    [InlineData("client.DeleteFromJsonAsync<object>(address)")]
    [InlineData("new HttpMessageInvoker(new SocketsHttpHandler())")]
    [InlineData("new HttpMessageInvoker(handler)")]
    public void A_planted_write_without_content_is_found(string expression) => Violations([Planted($"object o = {expression};")])
        .ShouldBe([$"Planted.cs: {expression}"]);

    [Fact]
    public void A_planted_request_without_its_types_name_is_found() => Violations([Planted("HttpRequestMessage r = new(HttpMethod.Patch, address);")])
        .ShouldBe(["Planted.cs: new(HttpMethod.Patch, address)"]);

    [Theory]
    [InlineData("new HttpRequestMessage(HttpMethod.Get, address)")]
    [InlineData("new HttpRequestMessage(HttpMethod.Post, address) { Content = content }")]
    [InlineData("client.PostAsync(address, content, ct)")]
    [InlineData("db.Set<Row>().ExecuteDeleteAsync(ct)")]
    [InlineData("new HttpMessageInvoker(new Filling(inner))")]
    public void Honest_code_passes(string expression) => Violations([Planted($"object o = {expression};")]).ShouldBeEmpty();

    private static SourceFile Planted(string statement) => new("Planted.cs", $$"""
        class Planted { void Run() { {{statement}} } }
        class Filling : DelegatingHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
            {
                request.Content ??= new ByteArrayContent([]);
                return base.SendAsync(request, ct);
            }
        }
        """);

    private static IReadOnlyList<string> Violations(IReadOnlyList<SourceFile> sources)
    {
        var roots = sources.Select(source => (source.Path, Root: Compiled.Parse(source))).ToArray();
        var filling = roots.SelectMany(file => FillingHandlers(file.Root)).ToHashSet();
        return
        [
            .. from file in roots
               from offence in Offences(file.Root, filling)
               select $"{Path.GetFileName(file.Path)}: {offence.ToString().ReplaceLineEndings(" ")}",
        ];
    }

    private static IEnumerable<SyntaxNode> Offences(SyntaxNode root, HashSet<string> filling) =>
    [
        .. Requests(root).Where(request => !IsRead(request) && !HasContent(request)),
        .. root.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(IsEmptyWrite),
        .. Invokers(root).Where(invoker => invoker.ArgumentList?.Arguments.FirstOrDefault()?.Expression is not ObjectCreationExpressionSyntax handler
            || !filling.Contains(handler.Type.ToString())),
    ];

    private static IEnumerable<BaseObjectCreationExpressionSyntax> Requests(SyntaxNode root) =>
        root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>().Where(made => made switch
        {
            ObjectCreationExpressionSyntax named => named.Type.ToString().Split('.')[^1] == "HttpRequestMessage",
            _ => FirstArgument(made).StartsWith("HttpMethod.", StringComparison.Ordinal),
        });

    private static IEnumerable<BaseObjectCreationExpressionSyntax> Invokers(SyntaxNode root) =>
        root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>().Where(made => made switch
        {
            ObjectCreationExpressionSyntax named => named.Type.ToString() is "HttpMessageInvoker" or "HttpClient",
            _ => made.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
            {
                FieldDeclarationSyntax field => field.Declaration.Type.ToString() == "HttpMessageInvoker" && made.Parent is EqualsValueClauseSyntax,
                PropertyDeclarationSyntax property => property.Type.ToString() == "HttpMessageInvoker" && made.Parent is EqualsValueClauseSyntax,
                _ => false,
            },
        });

    private static bool IsRead(BaseObjectCreationExpressionSyntax request) => Reads.Contains(FirstArgument(request));

    private static string FirstArgument(BaseObjectCreationExpressionSyntax made) => made.ArgumentList?.Arguments.FirstOrDefault()?.Expression.ToString() ?? "";

    private static bool HasContent(BaseObjectCreationExpressionSyntax request) => request.Initializer?.Expressions
        .OfType<AssignmentExpressionSyntax>()
        .Any(member => member.Left.ToString() == "Content" && !IsNothing(member.Right)) == true;

    private static bool IsEmptyWrite(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: var name }
        && name switch
        {
            "DeleteAsync" or "DeleteFromJsonAsync" => true,
            "PostAsync" or "PutAsync" or "PatchAsync" => IsNothing(call.ArgumentList.Arguments.ElementAtOrDefault(1)?.Expression),
            _ => false,
        };

    private static bool IsNothing(ExpressionSyntax? value) =>
        value is null or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression };

    /// <summary>Handlers that give a request without content an empty one before they hand it on.</summary>
    private static IEnumerable<string> FillingHandlers(SyntaxNode root) => root.DescendantNodes().OfType<ClassDeclarationSyntax>()
        .Where(type => type.BaseList?.Types.ToString().Contains("DelegatingHandler", StringComparison.Ordinal) == true)
        .Where(type => type.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
            assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) && assignment.Left.ToString().EndsWith(".Content", StringComparison.Ordinal)))
        .Select(type => type.Identifier.Text);
}
