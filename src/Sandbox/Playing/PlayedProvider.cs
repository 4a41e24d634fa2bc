using Waooaw.Sandbox.Books;

namespace Waooaw.Sandbox.Playing;

/// <summary>A provider that the Sandbox plays. It is there because its folder holds one of these, and nothing outside the folder names it.</summary>
internal abstract class PlayedProvider
{
    /// <summary>In addresses, books and faults.</summary>
    public abstract string Name { get; }

    /// <summary>As people write it.</summary>
    public abstract string Title { get; }

    /// <summary>All that can be asked of it, as faults and counts call it.</summary>
    public abstract IReadOnlyList<string> Operations { get; }

    /// <summary>The operation after which something is out there.</summary>
    public abstract string VisibleWrite { get; }

    /// <summary>The operation that tells what became of a write; null where nothing can be asked.</summary>
    public virtual string? Question => null;

    /// <summary>What an account can be, the usual one first.</summary>
    public abstract IReadOnlyList<string> Kinds { get; }

    /// <summary>How its access tokens begin, so that they are known where they do not belong.</summary>
    public abstract string TokenPrefix { get; }

    /// <summary>How its refresh tokens begin; null where it has none.</summary>
    public virtual string? RefreshPrefix => null;

    /// <summary>Which tokens open its operations.</summary>
    public virtual IReadOnlyList<string> Opening => [TokenKinds.Access];

    /// <summary>What is said of a thing of its that is out there.</summary>
    public virtual string Said => "Posted";

    /// <summary>It tells later what became of a thing.</summary>
    public virtual bool SendsWebhooks => false;

    /// <summary>Its form of "something went wrong on our side".</summary>
    public abstract IResult Broken { get; }

    /// <summary>Its form of "too many requests".</summary>
    public abstract IResult TooFast { get; }

    /// <summary>Its form of "this token has expired".</summary>
    public abstract IResult TokenExpired { get; }

    /// <summary>Its form of "this token was taken back".</summary>
    public abstract IResult TokenRevoked { get; }

    /// <summary>Its form of "this is no token".</summary>
    public abstract IResult TokenUnknown { get; }

    /// <summary>A new account with an id as its provider makes them.</summary>
    public abstract Account NewAccount(string username, string kind);

    /// <summary>What it works with beside the routes; nothing in most cases.</summary>
    public virtual void AddServices(IServiceCollection services)
    {
    }

    /// <param name="routes">Everything under the provider's own address.</param>
    public abstract void MapRoutes(IEndpointRouteBuilder routes);

    /// <summary>Forgets what its own tables hold; accounts and grants stay.</summary>
    public virtual Task ForgetAsync(SandboxDb db, CancellationToken ct) => Task.CompletedTask;

    /// <summary>The headers that prove a webhook's sender.</summary>
    public virtual IEnumerable<(string Name, string Value)> Sign(byte[] webhook, AppSecret secret) => [];
}
