using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;

namespace Waooaw.Sandbox.Control;

/// <summary>Who may look at what is out there and plan faults: anyone in Development, elsewhere only who holds the key. To others it is absent.</summary>
internal static class ControlKey
{
    public const string Header = "X-Sandbox-Key";

    private static readonly Refusal Absent = new(Reasons.NotFound, "There is nothing under this address. Check the path and the verb.");

    /// <summary>Stands before every route, so that a stranger learns no verb and no path either.</summary>
    public static void UseControlKey(this WebApplication app)
    {
        var key = app.Services.GetRequiredService<IOptions<SandboxOptions>>().Value.ControlKey;
        if (key is null && app.Environment.IsDevelopment())
        {
            return;
        }

        app.Use((context, next) => IsControl(context.Request.Path) && !Holds(context.Request, key)
            ? Absent.ToResult().ExecuteAsync(context)
            : next(context));
    }

    private static bool IsControl(PathString path) => path == "/" || path == "" || path.StartsWithSegments("/_sandbox");

    private static bool Holds(HttpRequest request, string? key) =>
        key is not null && CryptographicOperations.FixedTimeEquals(Digest(key), Digest(request.Headers[Header].ToString()));

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
