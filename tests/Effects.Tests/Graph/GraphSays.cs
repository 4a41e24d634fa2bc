using Microsoft.AspNetCore.Http;

namespace Waooaw.Effects.Tests.Graph;

/// <summary>What Meta's Graph API says, as its own pages show it.</summary>
internal static class GraphSays
{
    /// <summary>The sample of https://developers.facebook.com/docs/graph-api/guides/error-handling, with the members of Instagram's own page.</summary>
    public static RequestDelegate Error(int status, int code, bool isTransient = false) => ScriptedServer.Json(
        status,
        $$$"""
        {"error":{"message":"Message describing the error","type":"OAuthException","code":{{{code}}},"error_subcode":460,
        "is_transient":{{{(isTransient ? "true" : "false")}}},"error_user_title":"A title","error_user_msg":"A message","fbtrace_id":"EJplcsCHuLu"}}
        """);
}
