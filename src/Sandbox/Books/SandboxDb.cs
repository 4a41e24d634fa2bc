using Microsoft.EntityFrameworkCore;

namespace Waooaw.Sandbox.Books;

/// <summary>What the Sandbox remembers, on disk before it answers: what is out there survives a kill.</summary>
internal sealed class SandboxDb(DbContextOptions<SandboxDb> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Container> Containers => Set<Container>();

    public DbSet<Picture> Pictures => Set<Picture>();

    public DbSet<PlannedFault> Faults => Set<PlannedFault>();

    public DbSet<RequestCount> Requests => Set<RequestCount>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Account>().HasIndex(account => account.TokenHash).IsUnique();
        modelBuilder.Entity<Container>().HasIndex(container => container.MediaId).IsUnique();
        modelBuilder.Entity<Container>().HasIndex(container => container.Status);
        modelBuilder.Entity<Picture>().HasKey(picture => picture.Sha256);
        modelBuilder.Entity<RequestCount>().HasKey(count => new { count.Provider, count.Operation });
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<long>();
}
