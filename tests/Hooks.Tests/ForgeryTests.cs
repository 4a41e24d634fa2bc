using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Waooaw.Hooks.Tests;

/// <summary>The compiler is the guard, so the compiler is what these tests ask: each attempt is compiled against our assemblies.</summary>
public class ForgeryTests
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    [Theory]
    [InlineData("CS1729", "object Forge(SayHello e, IJournal j) => new Permit<SayHello>(default, e, new Attempt(1, 1), null, j, null);")]
    [InlineData("CS1729", "object MyBus(IJournal j) => new HookBus(new IHook[0], j, null, default, null);")]
    [InlineData("CS1729", "object Right(EffectId e) => new SendRight(e, null);")]
    [InlineData("CS1729", "object Admit(Run r) => new Admission(default, r);")]
    [InlineData("CS1729", "object MyVerb() => new Verb(\"publish_quietly\", false);")]
    [InlineData("CS8858", "object Copy(Permit<SayHello> p) => p with { };")]
    [InlineData("CS8858", "object CopyRight(SendRight r) => r with { };")]
    [InlineData("CS0509", "} class Open : Permit<SayHello> { ")]
    [InlineData("CS0509", "} class OpenBus : HookBus { ")]
    [InlineData("CS1061", "object Peek(Permit<SayHello> p) => p.Effect;")]
    [InlineData("CS1061", "object PeekField(Permit<SayHello> p) => p._effect;")]
    [InlineData("CS1061", "object Unspend(Permit<SayHello> p) => p.Unspend();")]
    [InlineData("CS7036", "} record Mine : Decision { ")]
    [InlineData("CS0122", "object Young() => new Youth(null, default);")]
    public void Code_outside_the_kernel_cannot(string error, string attempt) => ErrorsOf(attempt).ShouldContain(error);

    // If honest code did not compile either, the rows above would prove nothing.
    [Theory]
    [InlineData("SayHello Spend(Permit<SayHello> p) => p.Spend();")]
    [InlineData("System.Threading.Tasks.Task<SendRight?> Cross(Permit<SayHello> p) => p.CrossAsync(null, default);")]
    [InlineData("Run Start(Admission a) => a.Spend();")]
    public void Honest_code_compiles(string code) => ErrorsOf(code).ShouldBeEmpty();

    private static IReadOnlyList<string> ErrorsOf(string member)
    {
        var code = $$"""
            #nullable enable
            using Waooaw.Contracts.Ids;
            using Waooaw.Hooks;
            using Waooaw.Hooks.Tests;
            class Attempted { {{member}} }
            """;
        var compilation = CSharpCompilation.Create(
            "attempt",
            [CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Preview))],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return [.. compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.Id)];
    }
}
