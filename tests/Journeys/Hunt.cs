using System.Buffers.Text;
using System.Text;
using System.Web;

namespace Waooaw.Journeys;

/// <summary>Looks for a secret in everything it is shown, however it is dressed.</summary>
internal sealed class Hunt(string canary)
{
    private readonly IReadOnlyList<(string Dress, byte[] Worn)> _dresses = [.. Dresses(canary)];
    private readonly List<string> _found = [];

    /// <summary>Where it was found, and how it was dressed.</summary>
    public IReadOnlyList<string> Found => _found;

    /// <summary>How many bytes were looked through.</summary>
    public long Searched { get; private set; }

    public static IEnumerable<(string Dress, byte[] Worn)> Dresses(string canary)
    {
        var bytes = Encoding.UTF8.GetBytes(canary);
        yield return ("plain", bytes);
        yield return ("UTF-16", Encoding.Unicode.GetBytes(canary));
        yield return ("hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)));
        yield return ("HEX", Encoding.ASCII.GetBytes(Convert.ToHexString(bytes)));
        yield return ("URL", Encoding.ASCII.GetBytes(string.Concat(bytes.Select(b => $"%{b:X2}"))));
        yield return ("url", Encoding.ASCII.GetBytes(string.Concat(bytes.Select(b => $"%{b:x2}"))));
        yield return ("form", Encoding.ASCII.GetBytes(HttpUtility.UrlEncode(canary)));
        yield return ("JSON", Encoding.ASCII.GetBytes(string.Concat(canary.Select(c => $"\\u{(int)c:X4}"))));
        yield return ("json", Encoding.ASCII.GetBytes(string.Concat(canary.Select(c => $"\\u{(int)c:x4}"))));
        for (var shift = 0; shift < 3; shift++)
        {
            // Three bytes make four characters, so a secret inside a longer text looks three ways; its own ends belong to its neighbours too.
            var inner = Convert.ToBase64String([.. new byte[shift], .. bytes])[(shift == 0 ? 0 : 4)..];
            inner = inner.TrimEnd('=')[..^1];
            yield return ($"base64/{shift}", Encoding.ASCII.GetBytes(inner));
            yield return ($"base64url/{shift}", Encoding.ASCII.GetBytes(inner.Replace('+', '-').Replace('/', '_')));
        }

        yield return ("base64url", Encoding.ASCII.GetBytes(Base64Url.EncodeToString(bytes)));
    }

    public void Through(string place, ReadOnlySpan<byte> content)
    {
        Searched += content.Length;
        foreach (var (dress, worn) in _dresses)
        {
            if (content.IndexOf(worn) is >= 0 and var at)
            {
                var before = Encoding.Latin1.GetString(content[Math.Max(0, at - 200)..at]);
                _found.Add($"{place}: {dress}, after “{string.Concat(before.Where(c => !char.IsControl(c)))}”");
            }
        }
    }

    /// <summary>Looks through every file below a folder.</summary>
    public void Through(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (Path.GetFileName(file).StartsWith(".s.PGSQL", StringComparison.Ordinal))
            {
                continue; // a socket: there is nothing in it to read
            }

            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            stream.CopyTo(content);
            Through(file, content.ToArray());
        }
    }
}
