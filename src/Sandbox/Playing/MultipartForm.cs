namespace Waooaw.Sandbox.Playing;

/// <summary>A multipart form: its fields and one file.</summary>
internal static class MultipartForm
{
    /// <summary>Null fields when the body is no multipart form, or not a whole one.</summary>
    public static async Task<(IReadOnlyDictionary<string, string>? Fields, byte[]? File)> ReadAsync(ProviderCall call, string file)
    {
        if (call.Http.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) is not true)
        {
            return (null, null);
        }

        call.Http.Request.Body = new MemoryStream(call.Body);
        IFormCollection form;
        try
        {
            form = await call.Http.Request.ReadFormAsync();
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException) // the body ends before the form does, or is no form
        {
            return (null, null);
        }

        if (form.Any(field => field.Value.Count != 1))
        {
            return (null, null);
        }

        var fields = form.ToDictionary(field => field.Key, field => field.Value.ToString());
        if (form.Files.GetFile(file) is not { } sent)
        {
            return (fields, null);
        }

        using var bytes = new MemoryStream();
        await sent.CopyToAsync(bytes);
        return (fields, bytes.ToArray());
    }
}
