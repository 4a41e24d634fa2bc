using System.Buffers;
using System.Text;
using System.Text.Json;
using Waooaw.Contracts.Json;

namespace Waooaw.Contracts.Canonical;

/// <summary>The one way to write a JSON value as bytes: RFC 8785 (JCS). Equal values, equal bytes, on every machine.</summary>
public static class CanonicalJson
{
    private static readonly JsonDocumentOptions Strict = new()
    {
        AllowDuplicateProperties = false, // RFC 8785 §3.1 asks for I-JSON: two readers could believe two different members.
        MaxDepth = 64,
    };

    /// <summary>The canonical bytes of a JSON text.</summary>
    /// <exception cref="CanonicalJsonException">The text has no canonical form.</exception>
    public static byte[] OfJson(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Of(document.RootElement);
        }
        catch (JsonException notJson)
        {
            throw new CanonicalJsonException($"Not a JSON text: {notJson.Message}", notJson);
        }
        catch (InvalidOperationException broken) // the search for duplicates reads names before we do
        {
            throw LoneSurrogate(broken);
        }
    }

    /// <summary>The canonical bytes of a value, written as it travels on the wire.</summary>
    /// <exception cref="CanonicalJsonException">The value has no canonical form.</exception>
    public static byte[] Of<T>(T value)
    {
        try
        {
            return OfJson(JsonSerializer.SerializeToUtf8Bytes(value, WireJson.Faithful));
        }
        catch (JsonException unfit)
        {
            throw new CanonicalJsonException(unfit.Message, unfit);
        }
    }

    /// <summary>The canonical bytes of a JSON value that was read already.</summary>
    /// <exception cref="CanonicalJsonException">The value has no canonical form.</exception>
    public static byte[] Of(JsonElement value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Write(value, bytes);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Whether these bytes are already the canonical form of what they say.</summary>
    public static bool IsCanonical(ReadOnlyMemory<byte> json)
    {
        try
        {
            return OfJson(json).AsSpan().SequenceEqual(json.Span);
        }
        catch (CanonicalJsonException)
        {
            return false;
        }
    }

    private static void Write(JsonElement value, ArrayBufferWriter<byte> bytes)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, bytes);
                break;
            case JsonValueKind.Array:
                WriteArray(value, bytes);
                break;
            case JsonValueKind.String:
                WriteString(Text(value), bytes);
                break;
            case JsonValueKind.Number:
                bytes.Write(Encoding.ASCII.GetBytes(EcmaScriptNumber.Text(Number(value))));
                break;
            case JsonValueKind.True:
                bytes.Write("true"u8);
                break;
            case JsonValueKind.False:
                bytes.Write("false"u8);
                break;
            case JsonValueKind.Null:
                bytes.Write("null"u8);
                break;
            default:
                throw new CanonicalJsonException("There is no value here.");
        }
    }

    private static void WriteObject(JsonElement value, ArrayBufferWriter<byte> bytes)
    {
        var members = value.EnumerateObject().Select(member => (Name: Name(member), member.Value)).ToArray();

        // Ordinal comparison of .NET strings is by UTF-16 code unit, which is the order RFC 8785 §3.2.3 asks for.
        Array.Sort(members, static (left, right) => string.CompareOrdinal(left.Name, right.Name));

        bytes.Write("{"u8);
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0)
            {
                if (members[i].Name == members[i - 1].Name)
                {
                    throw new CanonicalJsonException($"The member '{members[i].Name}' stands twice.");
                }

                bytes.Write(","u8);
            }

            WriteString(members[i].Name, bytes);
            bytes.Write(":"u8);
            Write(members[i].Value, bytes);
        }

        bytes.Write("}"u8);
    }

    private static void WriteArray(JsonElement value, ArrayBufferWriter<byte> bytes)
    {
        bytes.Write("["u8);
        var first = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!first)
            {
                bytes.Write(","u8);
            }

            first = false;
            Write(item, bytes);
        }

        bytes.Write("]"u8);
    }

    /// <summary>RFC 8785 §3.2.2.2: only quotes, backslashes and control characters are escaped; all else stays as it is.</summary>
    private static void WriteString(string text, ArrayBufferWriter<byte> bytes)
    {
        var escaped = new StringBuilder(text.Length + 2).Append('"');
        foreach (var unit in text)
        {
            _ = unit switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append("\\\\"),
                '\b' => escaped.Append("\\b"),
                '\t' => escaped.Append("\\t"),
                '\n' => escaped.Append("\\n"),
                '\f' => escaped.Append("\\f"),
                '\r' => escaped.Append("\\r"),
                < ' ' => escaped.Append("\\u").Append(((int)unit).ToString("x4", null)),
                _ => escaped.Append(unit),
            };
        }

        bytes.Write(StrictUtf8.GetBytes(escaped.Append('"').ToString()));
    }

    private static double Number(JsonElement value) =>
        value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw new CanonicalJsonException($"The number {value.GetRawText()} does not fit a double.");

    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException broken)
        {
            throw LoneSurrogate(broken);
        }
    }

    private static string Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException broken)
        {
            throw LoneSurrogate(broken);
        }
    }

    private static CanonicalJsonException LoneSurrogate(Exception broken) =>
        new("A text holds half a character (a lone surrogate, or bytes that are not UTF-8).", broken);
}
