using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Waooaw.Plant.Secrecy;

namespace Waooaw.Plant.Tests.Secrecy;

/// <summary>A secret is found wherever it stands; what people write is left alone.</summary>
public class RawSecretsTests
{
    // Put together here, so that no scanner takes this file for a leak.
    public static TheoryData<string> Secrets =>
    [
        "eyJhbGciOiJFUzI1NiJ9" + ".eyJzdWIiOiIxMjM0In0" + ".c2lnbmF0dXJl",
        "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIE",
        "AKIA" + "IOSFODNN7EXAMPLE",
        "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a",
        "xoxb-" + "123456789012-abcdefGHIJKL",
        "AIza" + "SyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe",
        "ya29." + "a0AfH6SMBx1234567890",
        "EAA" + "GNO4a7r2wBAK3ZCzZA0qPz8Zc1",
        "IGQ" + "VJYeUk4M1BtaE1ZA3QtdmFp",
        "IGSBX" + "0f1e2d3c4b5a69788796a5b4c3d2e1f00112233445566778899aabbccddeeff0",
        "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc",
        "Authorization: Bearer " + "mF_9.B5f-4.1JqM12345",
        "our api_key=" + "a1b2c3d4e5",
        "password: hunter22",
        "https://example.com/callback?access_token=abcdef123456",
        "7b6f39dcf660ec1c7c664f612c60410a",
        "7b6f39dcf660ec1c7c664f612c60410a2bd0c258416b498bf0311f94228f",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY4x7",
    ];

    public static TheoryData<string> Ordinary =>
    [
        "Free blood pressure check-up camp on 1 December, 9 am to 1 pm. Bring your family!",
        "रक्तचाप जाँच शिविर — १ दिसंबर को हमारे क्लिनिक में आइए। सबका स्वागत है 🙏🏽",
        "Call +91 98765 43210 or 020-2553-1234 and ask for a token number.",
        "#FreeBloodPressureCheckInPuneForSeniorCitizens2026 #स्वास्थ्यजागरूकता #CareClinic",
        "https://care-clinic.example/camps/10-tips-for-2026-and-5-more-things-to-do-in-7-days?utm_source=ig&utm_campaign=winter",
        "https://www.instagram.com/p/C1a2B3c4D5e/?igsh=MWQ1ZGUxMzBkMA==&fbclid=IwAR0xYz12AbCdEfGhIjKlMnOpQrStUvWxYz0123456789",
        "https://drive.google.com/file/d/1a2B3c4D5e6F7g8H9i0J1k2L3m4N5o6P7/view",
        "cp:0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b",
        "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b 0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c",
        "The secret: fresh ingredients. Password: choose a long one. He was the bearer of good news.",
        "Pneumonoultramicroscopicsilicovolcanoconiosis-awareness-and-prevention-week",
        "10-tips-for-2026-and-5-more-things-to-do-in-7-days-at-our-clinic",
        "________________________________________ ======================================== 1234567890123456789012345678901234567890",
        "AVeryLongHashtagThatSomebodyReallyWroteInCamelCase",
        "EAAtlanticCityBeautyFestivalOpening and IGQuizWinnersOfTheYear",
    ];

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_secret_is_known_by_its_shape(string secret)
    {
        RawSecrets.IsIn(secret).ShouldBeTrue();
        RawSecrets.IsIn($"Please use {secret} for the post").ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Ordinary))]
    public void What_people_write_passes(string text) => RawSecrets.IsIn(text).ShouldBeFalse();

    [Theory]
    [InlineData("token")]
    [InlineData("accessToken")]
    [InlineData("access-token")]
    [InlineData("ACCESS_TOKEN")]
    [InlineData("refresh_tokens")]
    [InlineData("refresh")]
    [InlineData("secret")]
    [InlineData("clientSecret")]
    [InlineData("app-secret")]
    [InlineData("password")]
    [InlineData("smtpPassword")]
    [InlineData("api_key")]
    [InlineData("apikey")]
    [InlineData("x-api-key")]
    [InlineData("APIKey")]
    [InlineData("privateKey")]
    [InlineData("Authorization")]
    [InlineData("secret_key_value")]
    public void A_secret_is_known_by_its_name(string name)
    {
        var found = RawSecrets.Find(Json($$"""{"platforms": [{"{{name}}": "x"}]}"""), "config");

        found.ShouldHaveSingleItem().Path.ShouldBe($"config.platforms[0].{name}");
        found[0].Message.ShouldContain("credential_ref");
    }

    [Theory]
    [InlineData("credential_ref")]
    [InlineData("token_ref")]
    [InlineData("tokens_in")]
    [InlineData("tokens_out")]
    [InlineData("max_tokens")]
    [InlineData("token_count")]
    [InlineData("password_policy")]
    [InlineData("secretary")]
    [InlineData("key_points")]
    [InlineData("skill_key")]
    [InlineData("monkey")]
    [InlineData("refresh_interval")]
    [InlineData("tokenEndpoint")]
    public void A_name_that_only_sounds_like_one_passes(string name) =>
        RawSecrets.Find(Json($$"""{"{{name}}": "x"}""")).ShouldBeEmpty();

    [Fact]
    public void A_member_that_holds_nothing_holds_no_secret() =>
        RawSecrets.Find(Json("""{"token": null, "password": "", "secret": false}""")).ShouldBeEmpty();

    [Fact]
    public void Every_place_is_named_and_the_secret_never_is()
    {
        var key = "AKIA" + "IOSFODNN7EXAMPLE";
        var found = RawSecrets.Find(Json($$"""{"a": {"password": "p"}, "b": ["fine", "{{key}}"], "{{key}}": 1}"""), "config");

        found.Select(violation => violation.Path).ShouldBe(["config.a.password", "config.b[1]", "config"]);
        found.ShouldAllBe(violation => !violation.Message.Contains(key) && !violation.Path.Contains(key));
    }

    [Fact]
    public void A_hash_passes_only_where_hashes_are_expected()
    {
        var json = Json($$"""{"media": ["{{new string('a', 32)}}{{new string('7', 32)}}"], "other": "{{new string('a', 32)}}{{new string('7', 32)}}"}""");

        RawSecrets.Find(json).Count.ShouldBe(2);
        RawSecrets.Find(json, "", "media").ShouldHaveSingleItem().Path.ShouldBe("other");
    }

    [Fact]
    public void Half_a_character_is_refused_and_breaks_nothing() =>
        RawSecrets.Find(Json("""{"theme": "\ud800"}""")).ShouldHaveSingleItem().Path.ShouldBe("theme");

    [Fact]
    public void Of_a_thousand_random_keys_in_base64_at_least_990_are_found()
    {
        // A shape is a likelihood and not a law; the keys are fixed, so that the count is too.
        var found = Enumerable.Range(0, 1000)
            .Select(i => Convert.ToBase64String(System.Security.Cryptography.SHA384.HashData(BitConverter.GetBytes(i))))
            .Count(key => RawSecrets.IsIn($"use {key} please"));
        found.ShouldBeGreaterThanOrEqualTo(990);
    }

    [Property(MaxTest = 500)]
    public Property Words_of_any_number_pass() => Prop.ForAll(
        Gen.Elements("Care", "clinic", "camp", "दिवाली", "offer", "2026", "Pune", "health", "9 am", "नमस्ते", "😀", "family", "#Care", "token", "secret")
            .ListOf().ToArbitrary(),
        words => !RawSecrets.IsIn(string.Join(' ', words))
            && !RawSecrets.IsIn(string.Join('-', words))
            && !RawSecrets.IsIn(new StringBuilder().AppendJoin('\n', words).ToString()));

    [Property]
    public bool Ids_of_every_kind_pass(Guid id) => !RawSecrets.IsIn($"cp:{id:D}") && !RawSecrets.IsIn($"{id:D},{id:D}");

    private static JsonElement Json(string json) => JsonElement.Parse(json);
}
