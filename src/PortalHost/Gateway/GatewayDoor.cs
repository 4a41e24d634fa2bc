using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Requests;

namespace Waooaw.PortalHost.Gateway;

/// <summary>How the portal itself asks Plant for something, through the one door there is.</summary>
internal sealed class GatewayDoor(HttpClient client)
{
    public Task<GatewayAnswer> GetAsync(string path, string token, HttpContext context, CancellationToken ct) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), token, context, ct);

    public Task<GatewayAnswer> PutAsync<T>(string path, T body, string token, HttpContext context, CancellationToken ct) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Put, path) { Content = Json(body) }, token, context, ct);

    public Task<GatewayAnswer> PostAsync<T>(
        string path, T body, string token, string idempotencyKey, HttpContext context, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Json(body) };
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        return SendAsync(request, token, context, ct);
    }

    private static ByteArrayContent Json<T>(T body) => new(JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Options))
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
    };

    /// <summary>An unreachable Gateway is an answer too: the one it would have given, had it been able to.</summary>
    private async Task<GatewayAnswer> SendAsync(HttpRequestMessage request, string token, HttpContext context, CancellationToken ct)
    {
        using (request)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Headers.Add(Correlation.Header, context.CorrelationId);
            try
            {
                using var response = await client.SendAsync(request, ct);
                var content = response.Content;
                return new GatewayAnswer(
                    (int)response.StatusCode, content.Headers.ContentType?.ToString(), response.Headers.RetryAfter?.ToString(),
                    await content.ReadAsByteArrayAsync(ct));
            }
            catch (Exception silent) when (silent is HttpRequestException || (silent is OperationCanceledException && !ct.IsCancellationRequested))
            {
                return Unreachable(context);
            }
        }
    }

    private static GatewayAnswer Unreachable(HttpContext context) => new(
        Reasons.DependencyUnavailable.Status, "application/problem+json", retryAfter: null, JsonSerializer.SerializeToUtf8Bytes(
            new Problem
            {
                Type = Reasons.DependencyUnavailable.Type,
                Title = Reasons.DependencyUnavailable.Title,
                Status = Reasons.DependencyUnavailable.Status,
                Detail = "Plant cannot be reached right now. Nothing was lost; send the same request again in a moment.",
                Instance = context.Request.Path,
                Reason = Reasons.DependencyUnavailable.Code,
                CorrelationId = context.CorrelationId,
            },
            WireJson.Options));
}
