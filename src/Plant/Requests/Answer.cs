using System.Text.Json;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Hosting.Refusals;

namespace Waooaw.Plant.Requests;

/// <summary>What a writing route answers: a value with its status, or a refusal. Nothing has been sent yet, so it can still be kept.</summary>
internal sealed class Answer
{
    private Answer(int status, object? value, Refusal? refusal) => (Status, Value, Refusal) = (status, value, refusal);

    public int Status { get; }

    public object? Value { get; }

    public Refusal? Refusal { get; }

    /// <summary>What was attempted, for the record of denials; null: the route's own name.</summary>
    public string? Action { get; private init; }

    /// <summary>The deliverable it was attempted on.</summary>
    public DeliverableId? Subject { get; private init; }

    public CustomerId? Customer { get; private init; }

    public static implicit operator Answer(Refusal refusal) => new(refusal.Reason.Status, null, refusal);

    /// <summary>What was done before the no stays done.</summary>
    public bool KeepsWork { get; private init; }

    /// <summary>A no that goes with a change: what the caller asked about is no longer what it was, because we renewed it.</summary>
    public static Answer Renewed(Refusal refusal) => new(refusal.Reason.Status, null, refusal) { KeepsWork = true };

    public static Answer Ok(object value) => new(StatusCodes.Status200OK, value, null);

    public static Answer Created(object value) => new(StatusCodes.Status201Created, value, null);

    public static Answer Accepted(object value) => new(StatusCodes.Status202Accepted, value, null);

    public static Answer NoContent { get; } = new(StatusCodes.Status204NoContent, null, null);

    /// <summary>A no to an act on the outside world.</summary>
    /// <param name="customer">Whose record it belongs to, where the caller is a portal and not the customer.</param>
    public static Answer Denied(string action, DeliverableId subject, Refusal refusal, CustomerId? customer = null) =>
        new(refusal.Reason.Status, null, refusal) { Action = action, Subject = subject, Customer = customer };

    /// <summary>The body as it will be sent; null for none.</summary>
    public string? Json() => Value is null ? null : JsonSerializer.Serialize(Value, Value.GetType(), WireJson.Options);
}
