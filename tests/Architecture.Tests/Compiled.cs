using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Waooaw.Architecture.Tests;

/// <summary>Sources as the compiler understands them.</summary>
internal static class Compiled
{
    // What the project files bring in by themselves (ImplicitUsings of a web project).
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    public static IReadOnlyList<MetadataReference> Platform { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilationOptions Options { get; } = new(OutputKind.DynamicallyLinkedLibrary);

    public static SyntaxNode Parse(SourceFile source) => Tree(source).GetRoot();

    /// <param name="without">The assembly that these sources are; its built form would be a second one.</param>
    public static CSharpCompilation Together(IEnumerable<SourceFile> sources, string without) => CSharpCompilation.Create(
        without,
        [CSharpSyntaxTree.ParseText(ImplicitUsings, Language), .. sources.Select(Tree)],
        Platform.Where(reference => Path.GetFileNameWithoutExtension(reference.Display) != without),
        Options);

    private static CSharpParseOptions Language { get; } = new(LanguageVersion.Preview);

    private static SyntaxTree Tree(SourceFile source) => CSharpSyntaxTree.ParseText(source.Text, Language, source.Path);
}
