namespace Waooaw.Plant.Tests.Media;

/// <summary>The files that stand beside these tests.</summary>
internal static class Fixtures
{
    public static string Root { get; } = FindRoot();

    public static string Path(params string[] parts) =>
        System.IO.Path.Combine([Root, "tests", "Plant.Tests", "Media", .. parts]);

    /// <summary>Two seconds, 1280 by 720, H.264 and AAC. Films/README.md says how it was made.</summary>
    public static byte[] Film => File.ReadAllBytes(Path("Films", "two-seconds.mp4"));

    /// <summary>The same as a QuickTime film that is shown on its side and says where it was taken.</summary>
    public static byte[] TurnedFilm => File.ReadAllBytes(Path("Films", "turned-with-place.mov"));

    public static byte[] Broken(byte[] file, int at, byte wrong)
    {
        byte[] broken = [.. file];
        broken[at] = wrong;
        return broken;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Waooaw.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
