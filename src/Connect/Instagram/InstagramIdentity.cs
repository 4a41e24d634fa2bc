using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Connections;

namespace Waooaw.Connect.Instagram;

/// <summary>Asks Instagram, by its cheapest read, which account an access token opens.</summary>
public sealed class InstagramIdentity(IHttpClientFactory clients, IOptions<InstagramConnectOptions> options)
{
    public async Task<IdentityAnswer> ReadAsync(ProviderEnvironment environment, string accessToken, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(environment));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var client = clients.CreateClient(ConnectFeature.ClientOf(environment));
        try
        {
            using var response = await client.SendAsync(request, ct);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => Read(await response.Content.ReadAsByteArrayAsync(ct)),
                HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                    new IdentityAnswer.Refused("Instagram does not accept this access token. Make a new one and store it again."),
                var other => new IdentityAnswer.NoAnswer($"Instagram answered {(int)other}. Try again in a moment."),
            };
        }
        catch (Exception silent) when (silent is HttpRequestException || (silent is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new IdentityAnswer.NoAnswer("Instagram cannot be reached. Try again in a moment.");
        }
    }

    private Uri Address(ProviderEnvironment environment)
    {
        var root = environment == ProviderEnvironment.Production ? options.Value.ProductionAddress : options.Value.SandboxAddress!;
        return new Uri($"{root.ToString().TrimEnd('/')}/{options.Value.ApiVersion}/me?fields=user_id,username");
    }

    private static IdentityAnswer Read(byte[] body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return answer.RootElement is { ValueKind: JsonValueKind.Object } account
                && account.TryGetProperty("user_id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number
                && account.TryGetProperty("username", out var name) && name.ValueKind == JsonValueKind.String
                    ? new IdentityAnswer.Known(id.ToString(), name.GetString()!)
                    : NotUnderstood;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException) // the latter for half a character
        {
            return NotUnderstood;
        }
    }

    private static IdentityAnswer.NoAnswer NotUnderstood { get; } = new("Instagram's answer could not be understood. Try again in a moment.");
}
