using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;

namespace Waooaw.Hosting.Requests;

/// <summary>A JSON request body that was read strictly: it is exactly a <typeparamref name="T"/>, or a refusal that names every problem.</summary>
public sealed class Body<T> : IBody, IBindableFromHttpContext<Body<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    private readonly Result<T> _read;

    private Body(Result<T> read) => _read = read;

    /// <summary>The record. A filter has answered refused bodies before any handler runs.</summary>
    public T Value => _read.IsRefused(out _, out var value)
        ? throw new InvalidOperationException("The body was refused, so no handler should have run.")
        : value;

    Refusal? IBody.Refusal => _read.IsRefused(out var refusal, out _) ? refusal : null;

    public static async ValueTask<Body<T>?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(await ReadAsync(context));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    private static async Task<Result<T>> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength != 0 && !context.Request.HasJsonContentType())
        {
            return new Refusal(Reasons.UnsupportedMedia, "Send the body as application/json.");
        }

        JsonDocument document;
        try
        {
            document = await JsonDocument.ParseAsync(
                context.Request.Body, new JsonDocumentOptions { AllowDuplicateProperties = false }, context.RequestAborted);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException) // the latter for half a character in a name
        {
            return Refusal.Invalid("", $"The body is not a JSON object: {broken.Message}");
        }

        using (document)
        {
            return Read(document.RootElement);
        }
    }

    /// <summary>Reads what stands inside another document as strictly as a body.</summary>
    public static Result<T> Read(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Null) // the shape of a type that reads itself does not say that it may not be null
        {
            return Refusal.Invalid("", "The body may not be null.");
        }

        if (JsonShape.Check(root, typeof(T)) is { Count: > 0 } misshapen)
        {
            return Refusal.Invalid(misshapen);
        }

        T value;
        try
        {
            value = root.Deserialize<T>(WireJson.Options)!;
        }
        catch (JsonException unfit)
        {
            return Refusal.Invalid(unfit.Path?.TrimStart('$', '.') ?? "", unfit.Message.Split(" Path:", 2)[0]);
        }

        return Annotations.Check(value) is { Count: > 0 } breaches ? Refusal.Invalid(breaches) : value;
    }
}

/// <summary>What the filter needs to know of a body, whatever it should have been.</summary>
internal interface IBody
{
    Refusal? Refusal { get; }
}

/// <summary>Answers refused bodies, so that handlers see only whole ones.</summary>
public static class BodyFilter
{
    public static TBuilder RefuseBadBodies<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder =>
        routes.AddEndpointFilter(async (context, next) =>
            context.Arguments.OfType<IBody>().Select(body => body.Refusal).FirstOrDefault(refusal => refusal is not null) is { } refusal
                ? refusal.ToResult()
                : await next(context));
}
