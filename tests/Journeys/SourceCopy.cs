namespace Waooaw.Journeys;

/// <summary>The sources in a folder of their own, where something can be tried on them; gone afterwards.</summary>
internal sealed class SourceCopy : IDisposable
{
    private static readonly string[] Folders = ["src", "tests/Effects.Tests", "tests/Rig"];

    // What stands at the top, and what all test projects import, decides how everything is built.
    private static readonly string[] Tops = [".", "tests"];

    private static readonly IReadOnlyDictionary<string, string> Alone = new Dictionary<string, string>
    {
        ["MSBUILDDISABLENODEREUSE"] = "1", // so that nothing outlives the build
    };

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public SourceCopy()
    {
        foreach (var path in FilesOf(Executable.Repository))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(In(path))!);
            File.Copy(Path.Combine(Executable.Repository, path), In(path));
        }
    }

    /// <summary>Beside the sources: what is said, measured and kept on the way.</summary>
    public string Scratch { get; } = Directory.CreateTempSubdirectory("waooaw-copy-").FullName;

    private string Sources => Path.Combine(Scratch, "copy");

    /// <summary>The folders of all providers that can be acted at.</summary>
    public IReadOnlyList<string> Channels =>
    [
        .. Directory.GetFiles(In("src/Effects"), "connect.json", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)),
    ];

    public void Add(Piece piece)
    {
        if (piece.GoesToTheEnd)
        {
            File.AppendAllText(In(piece.Path), $"\n{piece.Text}");
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(In(piece.Path))!);
        using var file = new StreamWriter(new FileStream(In(piece.Path), FileMode.CreateNew));
        file.Write(piece.Text);
    }

    /// <summary>Every path at which the copy and the original are not the same, byte for byte.</summary>
    public IEnumerable<string> Differences() => FilesOf(Sources).Union(FilesOf(Executable.Repository)).Where(path =>
    {
        var original = Path.Combine(Executable.Repository, path);
        return !File.Exists(In(path)) || !File.Exists(original) || !File.ReadAllBytes(In(path)).AsSpan().SequenceEqual(File.ReadAllBytes(original));
    });

    /// <summary>Builds projects and all that they use; no package may come in that was not there before.</summary>
    public async Task BuildAsync(params string[] projects)
    {
        var solution = Path.Combine(Scratch, "copy.slnx");
        await File.WriteAllTextAsync(
            solution, $"<Solution>{string.Concat(projects.Select(project => $"<Project Path=\"copy/{project}\" />"))}</Solution>");
        string[] arguments = ["build", solution, "-nologo", "-v", "quiet", "-p:RunAnalyzers=false", "-p:RestoreLockedMode=true"];
        var (code, said) = await RunAsync("dotnet", arguments);
        code.ShouldBe(0, said);
    }

    /// <summary>Runs one of its programs to its end.</summary>
    public Task<(int Code, string Said)> RunAsync(string project, string program, IReadOnlyList<string> arguments) =>
        RunAsync(ProgramOf(project, program), arguments);

    /// <summary>Starts one of its programs.</summary>
    public Executable Start(string project, string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings) =>
        Executable.StartFile(ProgramOf(project, program), arguments, settings, Path.Combine(Scratch, $"{program}.txt"));

    public void Dispose() => Directory.Delete(Scratch, recursive: true);

    private async Task<(int Code, string Said)> RunAsync(string program, IReadOnlyList<string> arguments)
    {
        var log = Path.Combine(Scratch, $"{Path.GetFileName(program)}.txt");
        int code;
        await using (var running = Executable.StartFile(program, arguments, Alone, log))
        {
            code = await running.EndAsync(Patience);
        }

        return (code, await File.ReadAllTextAsync(log));
    }

    private string ProgramOf(string project, string program) => In($"artifacts/bin/{project}/debug/{program}");

    private string In(string path) => Path.Combine(Sources, path);

    private static IEnumerable<string> FilesOf(string root) => Folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))
        .Concat(Tops.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder))))
        .Select(file => Path.GetRelativePath(root, file))
        .Where(path => path != ".git"); // a file in a work tree, and not ours
}
