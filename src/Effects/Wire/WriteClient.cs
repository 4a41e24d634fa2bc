using Microsoft.Extensions.Options;
using Waooaw.Effects.Telemetry;
using Waooaw.Hooks;

namespace Waooaw.Effects.Wire;

/// <summary>Writes at a provider, every write with content: .NET repeats a request without content by itself when a kept connection
/// dies, and then it arrives twice.</summary>
internal sealed class WriteClient(IHttpClientFactory clients, IOptions<LimitOptions> limits, EffectsMeter meter, TimeProvider clock)
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>Writes what the public cannot see. Null when there was no answer within the time and size that any answer gets.</summary>
    public async Task<Reply?> PrepareAsync(
        Door door, string operation, string path, IReadOnlyDictionary<string, string> fields, CancellationToken ct)
    {
        var call = EffectsMeter.Begin(door.Provider, operation);
        using var limit = new CancellationTokenSource(limits.Value.PrepareTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            using var content = new FormUrlEncodedContent(fields);
            var reply = await SendAsync(door, path, content, either.Token);
            meter.End(call, reply.IsSuccess ? CallClass.Ok : CallClass.Refused);
            return reply;
        }
        catch (Exception silent) when (Transport.IsSilence(silent, ct))
        {
            meter.End(call, CallClass.NoAnswer);
            return null;
        }
    }

    /// <summary>The one visible write. Nobody's token ends it once begun; connect, send and answer share one limit.</summary>
    public async Task<Written> SendAsync(
        Door door, string operation, string path, IReadOnlyDictionary<string, string> fields, SendRight right)
    {
        using var form = new FormUrlEncodedContent(fields);
        var bytes = await form.ReadAsByteArrayAsync(CancellationToken.None);
        var call = EffectsMeter.Begin(door.Provider, operation);
        using var content = new SentOnce(bytes, Form, right);
        using var limit = new CancellationTokenSource(limits.Value.SendLimit, clock);
        try
        {
            var reply = await SendAsync(door, path, content, limit.Token);
            meter.End(call, reply.IsSuccess ? CallClass.Ok : CallClass.Refused);
            return new Written.Answered(reply);
        }
        catch (Exception broken) when (!content.MayBeOut) // whatever it was: the first byte is handed over by us alone, and was not
        {
            meter.End(call, CallClass.NotSent);
            return new Written.NotSent(broken is PermitException || broken.InnerException is PermitException
                ? "The leave to send ran out before the first byte."
                : "No connection to the provider could be made.");
        }
        catch (Exception broken) // whatever it was: it may be out, and that is all that is known
        {
            meter.End(call, CallClass.NoAnswer);
            return new Written.Silent(broken is OperationCanceledException
                ? "The provider did not answer in time."
                : "The connection broke before an answer was read.");
        }
    }

    private async Task<Reply> SendAsync(Door door, string path, HttpContent content, CancellationToken ct)
    {
        using var client = clients.CreateClient(Transport.NameOf(door.Environment));
        using var request = new HttpRequestMessage(HttpMethod.Post, door.At(path)) { Content = content };
        door.Identify(request);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        return await Reply.ReadAsync(response, clock, ct);
    }
}
