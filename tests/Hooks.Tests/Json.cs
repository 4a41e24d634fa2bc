using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Waooaw.Hooks.Tests;

/// <summary>Arbitrary JSON: every kind of value, members in every script, numbers of every size, nested.</summary>
internal static class Json
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements("", "a", "नमस्ते", "😀👩‍⚕️", "\u2028\u2029", "\"\\/\b\f\n\r\t\u0001", "é", "e\u0301", "ﬀ", "\U00010000", "\uFFFF"),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => string.Concat(text.Get.Where(c => !char.IsSurrogate(c)))));

    private static readonly Gen<JsonNode?> Leaves = Gen.OneOf(
        Gen.Constant((JsonNode?)null),
        ArbMap.Default.GeneratorFor<bool>().Select(value => (JsonNode?)JsonValue.Create(value)),
        ArbMap.Default.GeneratorFor<int>().Select(value => (JsonNode?)JsonValue.Create(value)),
        ArbMap.Default.GeneratorFor<NormalFloat>().Select(value => (JsonNode?)JsonValue.Create(value.Get)),
        Texts.Select(text => (JsonNode?)JsonValue.Create(text)));

    public static Arbitrary<string> Arbitrary { get; } =
        Gen.Sized(size => Values(Math.Min(size, 16))).Select(node => node?.ToJsonString() ?? "null").ToArbitrary();

    private static Gen<JsonNode?> Values(int size) => size <= 1
        ? Leaves
        : Gen.OneOf(
            Leaves,
            Gen.ListOf(Values(size / 3)).Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
            Gen.ListOf(Gen.Zip(Texts, Values(size / 3))).Select(members => (JsonNode?)new JsonObject(
                members.DistinctBy(member => member.Item1).Select(member => KeyValuePair.Create(member.Item1, member.Item2?.DeepClone())))));
}
