using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Waooaw.Plant.Data;

/// <summary>Lets `scripts/add-migration` make the SQLite set; never used while running.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqlitePlantDb>
{
    public SqlitePlantDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlitePlantDb>().UseSqlite("Data Source=:memory:").UseSnakeCaseNamingConvention().Options);
}

/// <summary>Lets `scripts/add-migration` make the PostgreSQL set; never used while running.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresPlantDb>
{
    public PostgresPlantDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresPlantDb>().UseNpgsql("Host=localhost").UseSnakeCaseNamingConvention().Options);
}
