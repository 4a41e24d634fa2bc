using System.Net;
using System.Text.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.Graph;

/// <summary>An answer of Meta's Graph API: what was asked for, an error it names, or nothing that can be used.</summary>
internal abstract record GraphAnswer
{
    private GraphAnswer()
    {
    }

    /// <param name="who">Whose answer it is, as people call it, such as `Instagram`.</param>
    public static GraphAnswer Of(Reply? reply, string who) => reply switch
    {
        null => new Nothing(new Receipt.Refused(
            IsTransient: true, Reasons.DependencyUnavailable, $"{who} does not answer. It is tried again by itself.")),
        _ when GraphError.In(reply) is { } error => new Error(error),
        { IsSuccess: true, Json: { } body } => new Ok(body),
        { Status: HttpStatusCode.TooManyRequests } => new Nothing(new Receipt.Refused(
            IsTransient: true, Reasons.RateLimited, $"{who} allows no more for now. It is tried again by itself.", reply.RetryAfter)),
        { Status: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.RequestTimeout } =>
            new Nothing(new Receipt.Refused(
                IsTransient: false,
                Reasons.Validation,
                $"{who} refused with {(int)reply.Status} and named no reason. Look at the connection.")),
        _ => new Nothing(new Receipt.Refused(
            IsTransient: true,
            Reasons.DependencyUnavailable,
            $"{who} answered {(int)reply.Status} and nothing that can be read. It is tried again by itself.",
            reply.RetryAfter)),
    };

    /// <summary>What a step that nobody can see comes to when this was not the answer it needed.</summary>
    public Receipt.Refused ToRefusal(string who) => this switch
    {
        Error error => error.Named.ToRefusal(who),
        Nothing nothing => nothing.Refusal,
        _ => new Receipt.Refused(
            IsTransient: true, Reasons.DependencyUnavailable, $"{who}'s answer lacks what was asked for. It is tried again by itself."),
    };

    public sealed record Ok(JsonElement Body) : GraphAnswer;

    public sealed record Error(GraphError Named) : GraphAnswer;

    public sealed record Nothing(Receipt.Refused Refusal) : GraphAnswer;
}
