using Microsoft.AspNetCore.Http.HttpResults;
using Waooaw.Hosting.Refusals;

namespace Waooaw.Plant.Requests;

/// <summary>How reading routes hand out what they found.</summary>
internal static class Read
{
    public static Results<Ok<T>, Refused> ToAnswer<T>(this Result<T> result)
        where T : notnull => result.IsRefused(out var refusal, out var value) ? refusal.ToResult() : TypedResults.Ok(value);
}
