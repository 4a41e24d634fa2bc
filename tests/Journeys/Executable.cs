using System.Diagnostics;

namespace Waooaw.Journeys;

/// <summary>One of our programs as a process of its own, as it is deployed: built beside these tests, stopped with them.</summary>
internal sealed class Executable : IAsyncDisposable
{
    private static readonly string Builds = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", ".."));
    private static readonly string Configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private readonly Process _process;
    private readonly TextWriter _writer;
    private readonly string _log;

    private Executable(Process process, TextWriter writer, string log) => (_process, _writer, _log) = (process, writer, log);

    /// <summary>The folder that holds everything.</summary>
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Builds, "..", ".."));

    /// <param name="project">The project whose program it is.</param>
    /// <param name="log">Everything it says is appended here.</param>
    public static Executable Start(string project, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings, string log)
    {
        var name = project == "Waooaw" ? "waooaw" : $"Waooaw.{project}";
        return Start(new ProcessStartInfo(Path.Combine(Builds, project, Configuration, name), arguments), settings, log);
    }

    /// <summary>Starts one of the scripts, as somebody does who has just cloned the repository.</summary>
    public static Executable StartScript(string script, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings, string log) =>
        Start(new ProcessStartInfo(Path.Combine(Repository, "scripts", script), arguments), settings, log);

    /// <summary>Starts what is neither: a tool, or one of our programs that was built elsewhere.</summary>
    public static Executable StartFile(string file, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings, string log) =>
        Start(new ProcessStartInfo(file, arguments), settings, log);

    private static Executable Start(ProcessStartInfo start, IReadOnlyDictionary<string, string> settings, string log)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        foreach (var (setting, value) in settings)
        {
            start.Environment[setting] = value;
        }

        var writer = TextWriter.Synchronized(new StreamWriter(log, append: true) { AutoFlush = true });
        var process = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End(process); // also when the test run is interrupted
        process.OutputDataReceived += (_, said) => writer.WriteLine(said.Data);
        process.ErrorDataReceived += (_, said) => writer.WriteLine(said.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new Executable(process, writer, log);
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>Memory that is really used, in bytes.</summary>
    public long Resident
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Waits until it has said so; its end, before that, is a failure.</summary>
    public async Task SaysAsync(string line, TimeSpan patience)
    {
        using var impatient = new CancellationTokenSource(patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!(await ReadLogAsync()).Contains(line, StringComparison.Ordinal))
        {
            HasEnded.ShouldBeFalse(await ReadLogAsync());
            await timer.WaitForNextTickAsync(impatient.Token);
        }
    }

    /// <summary>Waits for the program to end by itself, and answers its exit code.</summary>
    public async Task<int> EndAsync(TimeSpan patience)
    {
        using var impatient = new CancellationTokenSource(patience);
        await _process.WaitForExitAsync(impatient.Token);
        return _process.ExitCode;
    }

    /// <summary>Ends it as a power cut does.</summary>
    public async ValueTask DisposeAsync()
    {
        End(_process);
        await _process.WaitForExitAsync();
        _process.Dispose();
        await _writer.DisposeAsync();
    }

    private async Task<string> ReadLogAsync()
    {
        await using var stream = new FileStream(_log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended, which is what was wanted.
        }
    }
}
