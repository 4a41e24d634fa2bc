using Microsoft.Extensions.Options;
using Waooaw.Effects.Telemetry;
using Waooaw.Hooks;

namespace Waooaw.Effects.Wire;

/// <summary>Writes at a provider, with no retry of any kind.</summary>
internal sealed class WriteClient(IHttpClientFactory clients, IOptions<LimitOptions> limits, EffectsMeter meter, TimeProvider clock)
{
    /// <summary>Writes what the public cannot see. Null when there was no answer within the time and size that any answer gets.</summary>
    public async Task<Reply?> PrepareAsync(Door door, Writing writing, CancellationToken ct)
    {
        var call = EffectsMeter.Begin(door.Provider, writing.Operation);
        using var limit = new CancellationTokenSource(limits.Value.PrepareTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            using var content = new ByteArrayContent(writing.Body);
            writing.Describe(content.Headers);
            var reply = await SendAsync(door, writing, content, either.Token);
            meter.End(call, reply.IsSuccess || reply.IsIncomplete ? CallClass.Ok : CallClass.Refused);
            return reply;
        }
        catch (Exception silent) when (Transport.IsSilence(silent, ct))
        {
            meter.End(call, CallClass.NoAnswer);
            return null;
        }
    }

    /// <summary>The one visible write. Nobody's token ends it once begun; connect, send and answer share one limit.</summary>
    public async Task<Written> SendAsync(Door door, Writing writing, SendRight right)
    {
        var call = EffectsMeter.Begin(door.Provider, writing.Operation);
        using var content = new SentOnce(writing, right);
        using var limit = new CancellationTokenSource(limits.Value.SendLimit, clock);
        try
        {
            var reply = await SendAsync(door, writing, content, limit.Token);
            meter.End(call, reply.IsSuccess || reply.IsIncomplete ? CallClass.Ok : CallClass.Refused);
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

    private async Task<Reply> SendAsync(Door door, Writing writing, HttpContent content, CancellationToken ct)
    {
        using var client = clients.CreateClient(Transport.NameOf(door.Environment));
        using var request = new HttpRequestMessage(writing.Method, writing.Address) { Content = content };
        door.Identify(request);
        request.Add(writing.Headers);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        return await Reply.ReadAsync(response, clock, ct);
    }
}
