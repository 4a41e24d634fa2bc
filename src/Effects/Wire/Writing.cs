using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Waooaw.Contracts.Canonical;

namespace Waooaw.Effects.Wire;

/// <summary>One write as it goes on the wire: where to, and every byte of it. It always has content, even if that is empty: .NET repeats a
/// request without content by itself when a kept connection dies, and then it arrives twice.</summary>
/// <param name="Operation">What it is counted as.</param>
internal sealed record Writing(string Operation, HttpMethod Method, Uri Address, byte[] Body, string? ContentType)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Which part of a whole the body is, such as `bytes 0-262143/1048576`.</summary>
    public string? ContentRange { get; init; }

    public static Writing Form(string operation, Uri address, IReadOnlyDictionary<string, string> fields)
    {
        var pairs = fields.Select(field => $"{Escape(field.Key)}={Escape(field.Value)}");
        return new(operation, HttpMethod.Post, address, Encoding.ASCII.GetBytes(string.Join('&', pairs)), "application/x-www-form-urlencoded");

        // As FormUrlEncodedContent does it.
        static string Escape(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
    }

    public static Writing Json(string operation, Uri address, object body) =>
        new(operation, HttpMethod.Post, address, JsonSerializer.SerializeToUtf8Bytes(body), "application/json");

    public static Writing Bytes(string operation, Uri address, byte[] body, string contentType) =>
        new(operation, HttpMethod.Put, address, body, contentType);

    /// <summary>Fields and one file. The boundary between them is the file's own hash: no file holds that, and the same file gives the same
    /// bytes.</summary>
    public static Writing Multipart(
        string operation, Uri address, IReadOnlyDictionary<string, string> fields, string fileName, string fileType, byte[] file)
    {
        var boundary = ContentHash.OfBytes(file).Hex;
        using var body = new MemoryStream();
        foreach (var (name, value) in fields)
        {
            Append($"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        }

        Append($"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{fileName}\"\r\nContent-Type: {fileType}\r\n\r\n");
        body.Write(file);
        Append($"\r\n--{boundary}--\r\n");
        return new(operation, HttpMethod.Post, address, body.ToArray(), $"multipart/form-data; boundary={boundary}");

        void Append(string text) => body.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Adds the head of the body to a content.</summary>
    public void Describe(HttpContentHeaders headers)
    {
        headers.ContentType = ContentType is null ? null : MediaTypeHeaderValue.Parse(ContentType);
        if (ContentRange is not null)
        {
            headers.TryAddWithoutValidation("Content-Range", ContentRange);
        }
    }

    // A record prints its members, and an address to upload to must never be printed: whoever has it may upload.
    public override string ToString() => Operation;
}

/// <summary>Adds headers to a request.</summary>
internal static class RequestHeaders
{
    public static void Add(this HttpRequestMessage request, IReadOnlyDictionary<string, string>? headers)
    {
        foreach (var (name, value) in headers ?? new Dictionary<string, string>())
        {
            request.Headers.Add(name, value);
        }
    }
}
