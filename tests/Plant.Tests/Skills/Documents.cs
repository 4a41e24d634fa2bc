namespace Waooaw.Plant.Tests.Skills;

/// <summary>The pages of the repository that tests hold to their word.</summary>
internal static class Documents
{
    /// <summary>The playbook that `docs/write-a-playbook.md` shows, between the fences of four backticks.</summary>
    public static string Example()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "write-a-playbook.md"));
        const string fence = "````";
        var start = page.IndexOf('\n', page.IndexOf(fence, StringComparison.Ordinal)) + 1;
        return page[start..page.IndexOf($"\n{fence}", start, StringComparison.Ordinal)] + "\n";
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Waooaw.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
