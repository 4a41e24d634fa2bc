using System.Net.Http.Headers;
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
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Add(headers);
        return await AskAsync(door, operation, request, ct);
    }

    /// <summary>How far an upload has come; null when there was no answer. Providers want this question as a PUT: it names the length of
    /// the whole and brings not one byte of it.</summary>
    public async Task<Reply?> HowFarAsync(Door door, string operation, Uri upload, long length, CancellationToken ct)
    {
        using var nothing = new ByteArrayContent([]);
        nothing.Headers.ContentRange = new ContentRangeHeaderValue(length);
        using var request = new HttpRequestMessage(HttpMethod.Put, upload) { Content = nothing };
        return await AskAsync(door, operation, request, ct);
    }

    private async Task<Reply?> AskAsync(Door door, string operation, HttpRequestMessage request, CancellationToken ct)
    {
        var call = EffectsMeter.Begin(door.Provider, operation);
        using var limit = new CancellationTokenSource(limits.Value.PrepareTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            using var client = clients.CreateClient(Transport.NameOf(door.Environment));
            door.Identify(request);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var reply = await Reply.ReadAsync(response, clock, either.Token);
            meter.End(call, reply.IsSuccess || reply.IsIncomplete ? CallClass.Ok : CallClass.Refused);
            return reply;
        }
        catch (Exception silent) when (Transport.IsSilence(silent, ct))
        {
            meter.End(call, CallClass.NoAnswer);
            return null;
        }
    }
}
