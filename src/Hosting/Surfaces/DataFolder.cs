using Microsoft.Extensions.Configuration;

namespace Waooaw.Hosting.Surfaces;

/// <summary>Where the embedded default keeps its files: databases, keys, mail.</summary>
public static class DataFolder
{
    public const string Setting = "DATA_DIR";

    /// <summary>The folder as a full path; `.data` under the working folder when nothing is set.</summary>
    public static string Of(IConfiguration configuration) =>
        Path.GetFullPath(configuration[Setting] is { Length: > 0 } set ? set : ".data");
}
