using Microsoft.EntityFrameworkCore;

namespace Waooaw.Sandbox.Books;

/// <summary>What the Sandbox remembers, on disk before it answers: what is out there survives a kill. Each provider brings the tables it needs beside these.</summary>
internal sealed class SandboxDb(DbContextOptions<SandboxDb> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Grant> Grants => Set<Grant>();

    public DbSet<GrantedAccount> GrantedAccounts => Set<GrantedAccount>();

    public DbSet<Token> Tokens => Set<Token>();

    public DbSet<AuthorizationCode> Codes => Set<AuthorizationCode>();

    public DbSet<Thing> Things => Set<Thing>();

    public DbSet<Asked> Asked => Set<Asked>();

    public DbSet<Picture> Pictures => Set<Picture>();

    public DbSet<PlannedFault> Faults => Set<PlannedFault>();

    public DbSet<PlannedWebhook> Webhooks => Set<PlannedWebhook>();

    public DbSet<RequestCount> Requests => Set<RequestCount>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Account>().HasIndex(account => account.Provider);
        modelBuilder.Entity<GrantedAccount>().HasKey(granted => new { granted.GrantId, granted.AccountId });
        modelBuilder.Entity<GrantedAccount>().HasIndex(granted => granted.AccountId);
        modelBuilder.Entity<Token>().HasKey(token => token.Hash);
        modelBuilder.Entity<AuthorizationCode>().HasKey(code => code.Hash);
        modelBuilder.Entity<Thing>().HasIndex(thing => thing.PublishedAt);
        modelBuilder.Entity<Asked>().HasKey(asked => new { asked.Provider, asked.Key });
        modelBuilder.Entity<Picture>().HasKey(picture => picture.Sha256);
        modelBuilder.Entity<PlannedWebhook>().HasIndex(webhook => webhook.DueAt);
        modelBuilder.Entity<RequestCount>().HasKey(count => new { count.Provider, count.Operation });
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SandboxDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<long>();
}
