using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Hosting.Options;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.Hosting.Database;

/// <summary>One model, two databases: which one it is, is decided by settings and nowhere else.</summary>
public static class Databases
{
    /// <summary>Registers a context under its common type, made for the database that the settings name.</summary>
    /// <param name="name">The name of its connection string, and of its file in the embedded default.</param>
    public static void AddDatabase<TContext, TSqlite, TPostgres>(
        this IServiceCollection services, IConfiguration configuration, string name)
        where TContext : DbContext
        where TSqlite : TContext
        where TPostgres : TContext
    {
        services.AddValidatedOptions<DatabaseOptions>(DatabaseOptions.Section);
        var options = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        if (options.Provider == DatabaseProvider.Postgres)
        {
            // No EnableRetryOnFailure: an execution strategy repeats whole units, and a unit may stand around an effect.
            services.AddDbContext<TContext, TPostgres>(context => context.UseNpgsql(Required(configuration, name)).UseSnakeCaseNamingConvention());
        }
        else
        {
            services.AddDbContext<TContext, TSqlite>(context => context
                .UseSqlite(SqliteConnection(configuration, name))
                .UseSnakeCaseNamingConvention()
                .ConfigureWarnings(warnings => warnings.Ignore(
                    RelationalEventId.NonTransactionalMigrationOperationWarning)) // SQLite rebuilds a table with its foreign keys off, or not at all
                .AddInterceptors(SqliteSettings.Instance));
        }

        services.AddHealthChecks().AddCheck<SchemaIsCurrent<TContext>>($"database-{name}");
        if (options.MigrateAtStart)
        {
            services.AddHostedService<MigrateAtStart<TContext>>();
        }
    }

    private static string Required(IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) is { Length: > 0 } set
            ? set
            : throw new InvalidOperationException($"Set ConnectionStrings__{name}: with Database__Provider=Postgres it says where the data is.");

    private static string SqliteConnection(IConfiguration configuration, string name)
    {
        if (configuration.GetConnectionString(name) is { Length: > 0 } set)
        {
            return set;
        }

        var folder = DataFolder.Of(configuration);
        Directory.CreateDirectory(folder);
        return new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, $"{FileName(name)}.db"),

            // Private, not shared: shared cache is a setting of the whole process, and five databases live in one.
            Cache = SqliteCacheMode.Private,
            ForeignKeys = true,
        }.ToString();
    }

    // CustomerPortal → customer-portal
    private static string FileName(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
