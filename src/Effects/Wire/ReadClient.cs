using Microsoft.Extensions.Options;
using Waooaw.Effects.Telemetry;

namespace Waooaw.Effects.Wire;

/// <summary>Reads at a provider. It has no way to write.</summary>
internal sealed class ReadClient(IHttpClientFactory clients, IOptions<LimitOptions> limits, EffectsMeter meter, TimeProvider clock)
{
    /// <summary>The answer; null when there was none within the time and size that any answer gets.</summary>
    /// <param name="operation">What it is counted as.</param>
    /// <param name="headers">What this provider wants to see beside the usual ones.</param>
    public async Task<Reply?> GetAsync(
        Door door, string operation, Uri address, CancellationToken ct, IReadOnlyDictionary<string, string>? headers = null)
    {
        var call = EffectsMeter.Begin(door.Provider, operation);
        using var limit = new CancellationTokenSource(limits.Value.PrepareTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            using var client = clients.CreateClient(Transport.NameOf(door.Environment));
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            door.Identify(request);
            request.Add(headers);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var reply = await Reply.ReadAsync(response, clock, either.Token);
            meter.End(call, reply.IsSuccess ? CallClass.Ok : CallClass.Refused);
            return reply;
        }
        catch (Exception silent) when (Transport.IsSilence(silent, ct))
        {
            meter.End(call, CallClass.NoAnswer);
            return null;
        }
    }
}
