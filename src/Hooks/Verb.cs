using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waooaw.Hooks;

/// <summary>What can be done to the outside world: a closed catalogue, so that an unknown act is a no.</summary>
[JsonConverter(typeof(VerbJsonConverter))]
public sealed class Verb
{
    public static readonly Verb Publish = new("publish", isGated: true);
    public static readonly Verb Post = new("post", isGated: true);
    public static readonly Verb Send = new("send", isGated: true);
    public static readonly Verb PlaceOrder = new("place_order", isGated: true);
    public static readonly Verb ClosePosition = new("close_position", isGated: true);
    public static readonly Verb SetLeverage = new("set_leverage", isGated: true);
    public static readonly Verb CancelOrder = new("cancel_order", isGated: true);
    public static readonly Verb Complete = new("complete", isGated: false);
    public static readonly Verb Notify = new("notify", isGated: false);

    private Verb(string name, bool isGated) => (Name, IsGated) = (name, isGated);

    public static IReadOnlyList<Verb> All { get; } =
        [Publish, Post, Send, PlaceOrder, ClosePosition, SetLeverage, CancelOrder, Complete, Notify];

    public string Name { get; }

    /// <summary>Whether a person must have approved the exact act. The others need a permit, a budget and the ledger only.</summary>
    public bool IsGated { get; }

    /// <summary>Finds a verb by name, trimmed and in any case; null for what is not in the catalogue.</summary>
    public static Verb? Find(string? name) =>
        All.FirstOrDefault(verb => verb.Name.Equals(name?.Trim(), StringComparison.OrdinalIgnoreCase));

    public override string ToString() => Name;
}

/// <summary>A verb travels as its name.</summary>
public sealed class VerbJsonConverter : JsonConverter<Verb>
{
    public override Verb Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Verb.Find(reader.GetString()) ?? throw new JsonException("There is no such verb.");

    public override void Write(Utf8JsonWriter writer, Verb value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Name);
}
