using Waooaw.Hosting.Database;

namespace Waooaw.Rig;

/// <summary>An empty database of one test's own, with the settings that make a process use it. Gone when disposed.</summary>
public sealed class TestDatabase : IDisposable
{
    private readonly string? _folder;
    private readonly string? _name;

    private TestDatabase(DatabaseProvider provider, string connectionString, string? folder, string? name) =>
        (Provider, ConnectionString, _folder, _name) = (provider, connectionString, folder, name);

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    /// <summary>Where it lies on disk, its write-ahead log included.</summary>
    public string Folder => _folder ?? PostgresCluster.Shared.Folder;

    public static TestDatabase Make(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.Postgres)
        {
            var name = $"t{Guid.NewGuid():N}";
            return new TestDatabase(provider, PostgresCluster.Shared.CreateDatabase(name), folder: null, name);
        }

        var folder = Directory.CreateTempSubdirectory("waooaw-").FullName;
        return new TestDatabase(provider, $"Data Source={Path.Combine(folder, "test.db")};Foreign Keys=True", folder, name: null);
    }

    /// <summary>What to put into a process's configuration; `connection` is the name it looks its connection string up by.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings(string connection) =>
    [
        new("Database:Provider", Provider.ToString()),
        new("Database:MigrateAtStart", "true"),
        new($"ConnectionStrings:{connection}", ConnectionString),
    ];

    public void Dispose()
    {
        if (_name is not null)
        {
            PostgresCluster.Shared.DropDatabase(_name);
        }

        if (_folder is not null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools(); // else Windows keeps the file open
            Directory.Delete(_folder, recursive: true);
        }
    }
}
