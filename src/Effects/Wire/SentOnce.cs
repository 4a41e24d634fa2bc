using System.Net;
using Waooaw.Hooks;

namespace Waooaw.Effects.Wire;

/// <summary>The body of the one visible write. It asks for the right to send right before its first byte, and exists for the wire only
/// once: whatever stands between us and the socket can never send it a second time.</summary>
internal sealed class SentOnce : HttpContent
{
    private readonly byte[] _bytes;
    private readonly SendRight _right;
    private int _begun;
    private volatile bool _mayBeOut;

    public SentOnce(Writing writing, SendRight right)
    {
        (_bytes, _right) = (writing.Body, right);
        writing.Describe(Headers);
    }

    /// <summary>Whether a byte was handed over. Until then it is known that nothing is out.</summary>
    public bool MayBeOut => _mayBeOut;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _begun, 1) != 0)
        {
            throw new InvalidOperationException("A visible write goes out once, and this one was begun before.");
        }

        _right.Use();
        _mayBeOut = true;
        await stream.WriteAsync(_bytes, cancellationToken);
        await stream.FlushAsync(cancellationToken);
        FaultPoint.Written.Reach();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
