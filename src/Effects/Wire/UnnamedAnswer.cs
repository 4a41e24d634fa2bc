using System.Net;
using Waooaw.Contracts.Refusals;

namespace Waooaw.Effects.Wire;

/// <summary>What an answer comes to that names no reason of the provider's own, as long as nothing is out.</summary>
internal static class UnnamedAnswer
{
    /// <param name="reply">Null where there was no answer at all.</param>
    /// <param name="who">Whose answer it is, as people call it, such as `LinkedIn`.</param>
    public static Receipt.Refused ToRefusal(Reply? reply, string who) => reply switch
    {
        null => new Receipt.Refused(
            IsTransient: true, Reasons.DependencyUnavailable, $"{who} does not answer. It is tried again by itself."),
        { IsSuccess: true, Json: not null } => new Receipt.Refused(
            IsTransient: true, Reasons.DependencyUnavailable, $"{who}'s answer lacks what was asked for. It is tried again by itself."),
        { Status: HttpStatusCode.TooManyRequests } => new Receipt.Refused(
            IsTransient: true, Reasons.RateLimited, $"{who} allows no more for now. It is tried again by itself.", reply.RetryAfter),
        { Status: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.RequestTimeout } =>
            new Receipt.Refused(
                IsTransient: false,
                Reasons.Validation,
                $"{who} refused with {(int)reply.Status} and named no reason. Look at the connection."),
        _ => new Receipt.Refused(
            IsTransient: true,
            Reasons.DependencyUnavailable,
            $"{who} answered {(int)reply.Status} and nothing that can be read. It is tried again by itself.",
            reply.RetryAfter),
    };
}
