namespace Waooaw.Sandbox.Tests;

/// <summary>Where the files are that stand beside the code.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Waooaw.slnx"))
            ? folder.FullName
            : Find(folder.Parent ?? throw new InvalidOperationException("The tests do not stand inside the repository."));
}
