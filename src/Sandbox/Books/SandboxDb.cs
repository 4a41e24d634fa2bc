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
        modelBuilder.Entity<Picture>().HasKey(picture => picture.Sha256);
        modelBuilder.Entity<RequestCount>().HasKey(count => new { count.Provider, count.Operation });
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<long>();
}

/// <summary>An account that the Sandbox issued, with the hash of the only token that opens it.</summary>
internal sealed class Account
{
    public required string Id { get; init; }

    public required string Provider { get; init; }

    public required string Username { get; init; }

    public required string TokenHash { get; init; }
}

/// <summary>A post on its way: invisible until it is published, and published once.</summary>
internal sealed class Container
{
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public required string ImageUrl { get; init; }

    public required string Caption { get; init; }

    public required string Status { get; set; }

    public string? Problem { get; set; }

    public string? PictureSha256 { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; set; }

    public string? MediaId { get; set; }

    /// <summary>How often someone asked to publish it, whatever was answered.</summary>
    public int PublishRequests { get; set; }
}

internal sealed class Picture
{
    public required string Sha256 { get; init; }

    public required byte[] Content { get; init; }
}

/// <summary>A fault that waits for so many requests.</summary>
internal sealed class PlannedFault
{
    public int Id { get; init; }

    public required string Provider { get; init; }

    public required string Operation { get; init; }

    public required string Fault { get; init; }

    public required int Times { get; set; }
}

internal sealed class RequestCount
{
    public required string Provider { get; init; }

    public required string Operation { get; init; }

    public int Requests { get; set; }
}
