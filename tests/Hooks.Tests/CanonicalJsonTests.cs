using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Waooaw.Contracts.Canonical;

namespace Waooaw.Hooks.Tests;

/// <summary>RFC 8785, held against its own examples and against laws.</summary>
public class CanonicalJsonTests
{
    [Fact]
    public void It_equals_the_vector_that_other_implementations_agreed_on()
    {
        const string vector =
            """{"actor":"plant","agent":"ag_01","op":"publish_post","params":{"caption":"Free BP check camp on 1 Dec","first_comment":null,"media":["sha256:bb"]},"spec":"sha256:aa","target":{"account":"17841400000000001","platform":"instagram"},"tenant":"t_01","v":1,"window":{"not_after":"2026-12-01T05:30:00Z","not_before":"2026-12-01T04:30:00Z"}}""";
        using var shuffled = JsonDocument.Parse(Shuffled(vector));

        Text(CanonicalJson.Of(shuffled.RootElement)).ShouldBe(vector);
        ContentHash.Of(shuffled.RootElement).Hex.ShouldBe("a0f712d8fb6944d0bc01455cab18d2eb40081305cff6af0d7afc9fd04ba6e2a3");
    }

    [Fact]
    public void Scripts_emoji_and_line_separators_stay_as_they_are()
    {
        var json = """{"b":"line\u2028sep","a":"नमस्ते & <b> 😀"}"""u8.ToArray();

        Text(CanonicalJson.OfJson(json)).ShouldBe("{\"a\":\"नमस्ते & <b> 😀\",\"b\":\"line\u2028sep\"}");
        ContentHash.OfBytes(CanonicalJson.OfJson(json)).Hex
            .ShouldBe("317e776a891f8504130813695cec280989297db44b4aa82cf2e652f84477771c");
    }

    // RFC 8785 §3.2.2, the RFC's own example.
    [Fact]
    public void It_equals_the_example_of_the_rfc()
    {
        const string example =
            """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """;

        Text(CanonicalJson.OfJson(Encoding.UTF8.GetBytes(example))).ShouldBe(
            """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""");
    }

    // RFC 8785 Appendix B, by the bits of each double.
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    public void Numbers_are_written_as_ecmascript_writes_them(ulong bits, string expected)
    {
        var number = BitConverter.UInt64BitsToDouble(bits);

        Text(CanonicalJson.OfJson(Encoding.UTF8.GetBytes($"[{number:R}]"))).ShouldBe($"[{expected}]");
    }

    [Theory]
    [InlineData("""{"a":"\ud800"}""", "half a character")]
    [InlineData("""{"\udc00":1}""", "half a character")]
    [InlineData("""{"a":1,"a":2}""", "a")]
    [InlineData("""{"a":1,"\u0061":2}""", "a")]
    [InlineData("[1e400]", "double")]
    [InlineData("{", "JSON")]
    public void What_two_readers_could_read_differently_is_refused(string json, string because) =>
        Should.Throw<CanonicalJsonException>(() => CanonicalJson.OfJson(Encoding.UTF8.GetBytes(json))).Message.ShouldContain(because);

    [Fact]
    public void A_text_with_half_a_character_is_refused_and_not_mended() =>
        Should.Throw<CanonicalJsonException>(() => CanonicalJson.Of(new { Text = "half \ud83d" }));

    [Property(MaxTest = 500)]
    public Property It_parses_back_to_the_same_value() => Prop.ForAll(Json.Arbitrary, json =>
    {
        using var before = JsonDocument.Parse(json);
        using var after = JsonDocument.Parse(CanonicalJson.Of(before.RootElement));
        return JsonElement.DeepEquals(before.RootElement, after.RootElement);
    });

    [Property(MaxTest = 500)]
    public Property It_is_its_own_canonical_form() => Prop.ForAll(Json.Arbitrary, json =>
        CanonicalJson.IsCanonical(CanonicalJson.OfJson(Encoding.UTF8.GetBytes(json))));

    [Property(MaxTest = 500)]
    public Property Order_and_white_space_do_not_matter() => Prop.ForAll(Json.Arbitrary, json =>
        CanonicalJson.OfJson(Encoding.UTF8.GetBytes(json)).SequenceEqual(
            CanonicalJson.OfJson(Encoding.UTF8.GetBytes(Shuffled(json)))));

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);

    /// <summary>The same value with members in reverse order and white space everywhere.</summary>
    private static string Shuffled(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Write(document.RootElement);

        static string Write(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.Object => $"{{ {string.Join(" , ", value.EnumerateObject().Reverse().Select(member =>
                $"{JsonSerializer.Serialize(member.Name)} :\n{Write(member.Value)}"))} }}",
            JsonValueKind.Array => $"[ {string.Join(" , ", value.EnumerateArray().Select(Write))} ]",
            _ => value.GetRawText(),
        };
    }
}
