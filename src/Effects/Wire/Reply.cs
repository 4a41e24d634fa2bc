using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Waooaw.Effects.Wire;

/// <summary>An answer that was read whole, within its limits of size and time.</summary>
internal sealed class Reply
{
    private const int MaxBytes = 1024 * 1024;

    private readonly HttpResponseHeaders _headers;

    private Reply(HttpStatusCode status, byte[] body, TimeSpan? retryAfter, HttpResponseHeaders headers) =>
        (Status, Body, RetryAfter, _headers) = (status, body, retryAfter, headers);

    public HttpStatusCode Status { get; }

    public byte[] Body { get; }

    public TimeSpan? RetryAfter { get; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>An upload goes well so far. The same status with a place to go to is a redirect, and those are not followed.</summary>
    public bool IsIncomplete => Status == HttpStatusCode.PermanentRedirect && _headers.Location is null;

    public bool Has(string header) => _headers.Contains(header);

    /// <summary>A header of the answer; null where it is missing or stands there more than once.</summary>
    public string? Header(string name) => _headers.TryGetValues(name, out var values) && values.Take(2).ToArray() is [var only] ? only : null;

    /// <summary>The body as a JSON object; null when it is anything else.</summary>
    public JsonElement? Json
    {
        get
        {
            try
            {
                var json = JsonSerializer.Deserialize<JsonElement>(Body);
                return json.ValueKind == JsonValueKind.Object ? json : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <exception cref="IOException">The answer is larger than any honest one.</exception>
    public static async Task<Reply> ReadAsync(HttpResponseMessage response, TimeProvider clock, CancellationToken ct)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, ct) is var read and > 0)
        {
            if (body.Length + read > MaxBytes)
            {
                throw new IOException("The answer is larger than what is accepted.");
            }

            body.Write(buffer, 0, read);
        }

        return new Reply(response.StatusCode, body.ToArray(), Wait(response.Headers, clock), response.Headers);
    }

    private static TimeSpan? Wait(HttpResponseHeaders headers, TimeProvider clock) => headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => UsageHeader.Wait(headers),
    };
}
