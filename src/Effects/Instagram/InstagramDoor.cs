using Microsoft.Extensions.Options;
using Waooaw.Contracts.Connections;
using Waooaw.Effects.Access;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.Instagram;

/// <summary>Opens Instagram for one connection: the address its environment says, with access that was lent.</summary>
internal sealed class InstagramDoor(IOptions<InstagramOptions> options)
{
    /// <summary>Null where this installation has no Instagram of that environment.</summary>
    public Door? Open(ConnectionRef connection, Borrowed.Lent access, string correlationId) =>
        AddressOf(connection.Environment) is { } address
            ? new Door(
                Providers.Instagram,
                connection.Environment,
                new Uri(address, $"{address.AbsolutePath.TrimEnd('/')}/{options.Value.ApiVersion}"),
                access.AccessToken,
                correlationId)
            : null;

    /// <summary>Whether an id may stand in a path: Instagram's own are digits.</summary>
    public static bool IsId(string? id) => id is { Length: > 0 and <= 128 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_');

    public bool Has(ProviderEnvironment environment) => AddressOf(environment) is not null;

    private Uri? AddressOf(ProviderEnvironment environment) => environment switch
    {
        ProviderEnvironment.Sandbox => options.Value.SandboxAddress,
        ProviderEnvironment.Production => options.Value.ProductionAddress,
        _ => null,
    };
}
