using System.Text.Encodings.Web;
using System.Text.Json;

namespace Waooaw.Sandbox.Playing;

/// <summary>Answers as providers write them: every member under the name it has here.</summary>
internal static class Wire
{
    private static readonly JsonSerializerOptions AsNamed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IResult Json(object value, int status = StatusCodes.Status200OK) => Results.Json(value, AsNamed, statusCode: status);
}
