using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;

namespace Waooaw.Hosting.Database;

/// <summary>How our values are stored, alike in both databases: ids as UUIDs, hashes as hex, instants as UTC.</summary>
public static class ModelConventions
{
    public static void StoreOurValues(this ModelConfigurationBuilder conventions)
    {
        foreach (var id in typeof(CustomerId).Assembly.GetTypes().Where(type => type.IsValueType && IsId(type)))
        {
            conventions.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        }

        conventions.Properties<ContentHash>().HaveConversion<ContentHashConverter>().HaveMaxLength(ContentHash.Length);

        // SQLite cannot order or compare DateTimeOffset; a UTC DateTime sorts, and reads well, in both databases.
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    private static bool IsId(Type type) =>
        type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>));

    private sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => From(value))
        where TId : struct, IId<TId>
    {
        // An expression tree cannot call a static abstract member, so it calls this.
        private static TId From(Guid value) => TId.From(value);
    }

    private sealed class ContentHashConverter() : ValueConverter<ContentHash, string>(hash => hash.Hex, text => Parse(text))
    {
        private static ContentHash Parse(string text) =>
            ContentHash.TryParse(text, out var hash) ? hash : throw new FormatException("The database holds a hash that is none.");
    }

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        instant => instant.UtcDateTime, stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
}
