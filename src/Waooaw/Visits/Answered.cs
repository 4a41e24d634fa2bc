using System.Text;
using System.Text.Json;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;

namespace Waooaw.Visits;

/// <summary>What came back from outside.</summary>
/// <param name="Asked">The request, for whoever reads about an answer they did not expect.</param>
internal sealed record Answered(string Asked, int Status, byte[] Bytes)
{
    public Problem ReadProblem() => Read<Problem>();

    /// <summary>Where it sends a browser on; null where it does not.</summary>
    public Uri? Location { get; init; }

    public string Text => Encoding.UTF8.GetString(Bytes);

    public T Read<T>() => JsonSerializer.Deserialize<T>(Bytes, WireJson.Options)
        ?? throw new VisitEndedException($"{Asked} answered nothing.");

    /// <summary>This answer, if it is the one the story goes on with.</summary>
    public Answered Must(int status) => Status == status
        ? this
        : throw new VisitEndedException($"{Asked} answered {Status} instead of {status}: {Text}");
}

/// <summary>The system answered something that the visitor cannot go on with.</summary>
internal sealed class VisitEndedException(string message) : Exception(message);
