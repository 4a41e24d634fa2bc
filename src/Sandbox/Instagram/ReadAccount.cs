using Waooaw.Sandbox.Graph;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Instagram;

/// <summary>Whose access this is.</summary>
/// <remarks>https://developers.facebook.com/docs/instagram-platform/reference/me</remarks>
internal static class ReadAccount
{
    public static Task<IResult> Me(ProviderCall call)
    {
        if (call.Fields(["id", "user_id", "username"], "id", out var refused) is not { } wanted)
        {
            return Task.FromResult<IResult>(refused);
        }

        var members = new Dictionary<string, string>
        {
            ["id"] = call.Account.Id,
            ["user_id"] = call.Account.Id,
            ["username"] = call.Account.Username,
        };
        return Task.FromResult(Results.Json(GraphQuery.Pick(wanted, members)));
    }
}
