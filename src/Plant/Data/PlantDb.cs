using Microsoft.EntityFrameworkCore;
using Waooaw.Hosting.Database;

namespace Waooaw.Plant.Data;

/// <summary>Plant's record, in either database. It knows no feature: each brings its own tables.</summary>
internal abstract class PlantDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Writes only inside a unit: what is saved and what is noted about it stand or fall together.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        Database.CurrentTransaction is null
            ? throw new InvalidOperationException("Plant writes inside a WriteUnit, so that a change and its audit entry commit together.")
            : base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Plant never blocks a thread on its database; use SaveChangesAsync.");

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PlantDb).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.StoreOurValues();
}

internal sealed class SqlitePlantDb(DbContextOptions<SqlitePlantDb> options) : PlantDb(options);

internal sealed class PostgresPlantDb(DbContextOptions<PostgresPlantDb> options) : PlantDb(options);
