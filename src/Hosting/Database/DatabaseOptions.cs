namespace Waooaw.Hosting.Database;

/// <summary>Which database holds the data.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>`Sqlite`: one file per process in the data folder. `Postgres`: the connection strings say where.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Brings the schema up to date while starting. Only the embedded default does that; elsewhere a migration bundle does, once.</summary>
    public bool MigrateAtStart { get; set; }
}

public enum DatabaseProvider
{
    Sqlite,
    Postgres,
}
