using System.Text.Json.Serialization;

namespace Waooaw.Contracts.Ids;

// Minimal APIs find only a TryParse that the type itself declares, so each id repeats that line.

/// <summary>A business that hires agents.</summary>
[JsonConverter(typeof(IdJsonConverter<CustomerId>))]
public readonly record struct CustomerId(Guid Value) : IId<CustomerId>
{
    public static CustomerId From(Guid value) => new(value);
    public static bool TryParse(string? text, out CustomerId id) => Id.TryParse(text, out id);
    public override string ToString() => this.Text;
}

/// <summary>A person who can sign in at a portal.</summary>
[JsonConverter(typeof(IdJsonConverter<AccountId>))]
public readonly record struct AccountId(Guid Value) : IId<AccountId>
{
    public static AccountId From(Guid value) => new(value);
    public static bool TryParse(string? text, out AccountId id) => Id.TryParse(text, out id);
    public override string ToString() => this.Text;
}

/// <summary>A customer's plan for one agent type.</summary>
[JsonConverter(typeof(IdJsonConverter<SubscriptionId>))]
public readonly record struct SubscriptionId(Guid Value) : IId<SubscriptionId>
{
    public static SubscriptionId From(Guid value) => new(value);
    public static bool TryParse(string? text, out SubscriptionId id) => Id.TryParse(text, out id);
    public override string ToString() => this.Text;
}

/// <summary>One agent at work for one customer.</summary>
[JsonConverter(typeof(IdJsonConverter<HiredInstanceId>))]
public readonly record struct HiredInstanceId(Guid Value) : IId<HiredInstanceId>
{
    public static HiredInstanceId From(Guid value) => new(value);
    public static bool TryParse(string? text, out HiredInstanceId id) => Id.TryParse(text, out id);
    public override string ToString() => this.Text;
}

/// <summary>An account at a provider that a hired agent may use.</summary>
[JsonConverter(typeof(IdJsonConverter<ConnectionId>))]
public readonly record struct ConnectionId(Guid Value) : IId<ConnectionId>
{
    public static ConnectionId From(Guid value) => new(value);
    public static bool TryParse(string? text, out ConnectionId id) => Id.TryParse(text, out id);
    public override string ToString() => this.Text;
}

/// <summary>Posts that were drafted together from one theme.</summary>
[JsonConverter(typeof(IdJsonConverter<BatchId>))]
public readonly record struct BatchId(Guid Value) : IId<BatchId>
{
    public static BatchId From(Guid value) => new(value);
    public static bool TryParse(string? text, out BatchId id) => Id.TryParse(text, out id);
    public override string ToString() => this.Text;
}

/// <summary>Something an agent made for review.</summary>
[JsonConverter(typeof(IdJsonConverter<DeliverableId>))]
public readonly record struct DeliverableId(Guid Value) : IId<DeliverableId>
{
    public static DeliverableId From(Guid value) => new(value);
    public static bool TryParse(string? text, out DeliverableId id) => Id.TryParse(text, out id);
    public override string ToString() => this.Text;
}

/// <summary>One act on the outside world; the next version of a deliverable is another effect.</summary>
[JsonConverter(typeof(IdJsonConverter<EffectId>))]
public readonly record struct EffectId(Guid Value) : IId<EffectId>
{
    public static EffectId From(Guid value) => new(value);
    public static bool TryParse(string? text, out EffectId id) => Id.TryParse(text, out id);
    public override string ToString() => this.Text;
}

/// <summary>A person's decision on the hash of one effect.</summary>
[JsonConverter(typeof(IdJsonConverter<ApprovalId>))]
public readonly record struct ApprovalId(Guid Value) : IId<ApprovalId>
{
    public static ApprovalId From(Guid value) => new(value);
    public static bool TryParse(string? text, out ApprovalId id) => Id.TryParse(text, out id);
    public override string ToString() => this.Text;
}

/// <summary>Leave that was given to perform one effect once.</summary>
[JsonConverter(typeof(IdJsonConverter<PermitId>))]
public readonly record struct PermitId(Guid Value) : IId<PermitId>
{
    public static PermitId From(Guid value) => new(value);
    public static bool TryParse(string? text, out PermitId id) => Id.TryParse(text, out id);
    public override string ToString() => this.Text;
}

/// <summary>A judgement of the hook bus, as recorded.</summary>
[JsonConverter(typeof(IdJsonConverter<DecisionId>))]
public readonly record struct DecisionId(Guid Value) : IId<DecisionId>
{
    public static DecisionId From(Guid value) => new(value);
    public static bool TryParse(string? text, out DecisionId id) => Id.TryParse(text, out id);
    public override string ToString() => this.Text;
}

/// <summary>A loan of access by a vault.</summary>
[JsonConverter(typeof(IdJsonConverter<LeaseId>))]
public readonly record struct LeaseId(Guid Value) : IId<LeaseId>
{
    public static LeaseId From(Guid value) => new(value);
    public static bool TryParse(string? text, out LeaseId id) => Id.TryParse(text, out id);
    public override string ToString() => this.Text;
}

/// <summary>A recorded no.</summary>
[JsonConverter(typeof(IdJsonConverter<DenialId>))]
public readonly record struct DenialId(Guid Value) : IId<DenialId>
{
    public static DenialId From(Guid value) => new(value);
    public static bool TryParse(string? text, out DenialId id) => Id.TryParse(text, out id);
    public override string ToString() => this.Text;
}

/// <summary>Something that was used or spent.</summary>
[JsonConverter(typeof(IdJsonConverter<UsageEventId>))]
public readonly record struct UsageEventId(Guid Value) : IId<UsageEventId>
{
    public static UsageEventId From(Guid value) => new(value);
    public static bool TryParse(string? text, out UsageEventId id) => Id.TryParse(text, out id);
    public override string ToString() => this.Text;
}

/// <summary>A person who agreed to be written to.</summary>
[JsonConverter(typeof(IdJsonConverter<ContactId>))]
public readonly record struct ContactId(Guid Value) : IId<ContactId>
{
    public static ContactId From(Guid value) => new(value);
    public static bool TryParse(string? text, out ContactId id) => Id.TryParse(text, out id);
    public override string ToString() => this.Text;
}
