using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Routes;
using Waooaw.Hosting.Refusals;
using Waooaw.PortalHost.Sessions;

namespace Waooaw.PortalHost.Forwarding;

/// <summary>Marks a route on which an operator may name the customer they act for.</summary>
internal sealed class MayActFor;

/// <summary>Takes the customer an operator acts for out of the request: from here on only the signed token says it.</summary>
internal sealed class ActFor(RequestDelegate next)
{
    private const string Member = "customer_id";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<Person>() is not { CustomerId: null } person
            || context.GetEndpoint()?.Metadata.GetMetadata<MayActFor>() is null)
        {
            await next(context);
            return;
        }

        if ((await TakeAsync(context)).IsRefused(out var refusal, out var named))
        {
            await refusal.ToResult().ExecuteAsync(context);
            return;
        }

        context.Features.Set(person with { ActFor = named.Customer });
        await next(context);
    }

    private sealed record Named(CustomerId? Customer);

    private static async Task<Result<Named>> TakeAsync(HttpContext context)
    {
        string?[] inQuery = [.. context.Request.Query[Member]];
        if (inQuery.Length > 0)
        {
            context.Request.QueryString = new QueryBuilder(
                context.Request.Query.Where(parameter => parameter.Key != Member)).ToQueryString();
        }

        if ((await TakeFromBodyAsync(context.Request, context.RequestAborted)).IsRefused(out var refusal, out var inBody))
        {
            return refusal;
        }

        string?[] all = [.. inQuery.Concat(inBody).Distinct()];
        return all switch
        {
            [] => new Named(null),
            [var one] when CustomerId.TryParse(one, out var customer) => new Named(customer),
            [_] => Refusal.Invalid(Member, "An id is a UUID in lower case with hyphens."),
            _ => Refusal.Invalid(Member, "Two different customers are named. Name the one you act for, once."),
        };
    }

    private static async Task<Result<string[]>> TakeFromBodyAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasJsonContentType() || HttpMethods.IsGet(request.Method))
        {
            return Result(); // uploads are not read here
        }

        if (await ReadAsync(request, ct) is not { } body)
        {
            return new Refusal(Reasons.TooLarge, "The request body is larger than this address accepts. Send less, or upload media instead.");
        }

        var found = Result();
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty(Member, out var named))
            {
                if (named.ValueKind != JsonValueKind.String)
                {
                    return Refusal.Invalid(Member, "A text is expected here.");
                }

                found = Result(named.GetString()!);
                body = Without(root);
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException) // the latter for half a character
        {
            return Refusal.Invalid("", "The body is not a JSON object, or it names a member twice. Correct it and send it again.");
        }

        request.Body = new MemoryStream(body, writable: false);
        request.ContentLength = body.Length;
        return found;
    }

    private static Result<string[]> Result(params string[] found) => found;

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, ct)) > 0)
        {
            if (read.Length + count > Route.OneMebibyte)
            {
                return null;
            }

            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private static byte[] Without(JsonElement root)
    {
        using var rest = new MemoryStream();
        using (var writer = new Utf8JsonWriter(rest))
        {
            writer.WriteStartObject();
            foreach (var member in root.EnumerateObject().Where(member => member.Name != Member))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return rest.ToArray();
    }
}
