namespace Waooaw.Portals.Tests.Connecting;

/// <summary>What the providers' own pages show as answers, with our scopes in the place of theirs.</summary>
internal static class Published
{
    public const string GoogleScopes = "https://www.googleapis.com/auth/youtube.upload https://www.googleapis.com/auth/youtube.readonly";

    public static IReadOnlyList<string> Providers { get; } = ["instagram", "facebook", "linkedin", "youtube"];

    /// <summary>Where its page of consent is in the Sandbox.</summary>
    public static string ConsentOf(string provider) => provider switch
    {
        "instagram" => "/instagram/oauth/authorize",
        "facebook" => "/facebook/v23.0/dialog/oauth",
        "linkedin" => "/linkedin/oauth/v2/authorization",
        _ => "/youtube/o/oauth2/v2/auth",
    };

    public static string TokenOf(string provider) => provider switch
    {
        "instagram" => "POST /instagram/oauth/access_token",
        "facebook" => "GET /facebook/v23.0/oauth/access_token",
        "linkedin" => "POST /linkedin/oauth/v2/accessToken",
        _ => "POST /youtube/token",
    };

    /// <summary>The accounts that are granted below.</summary>
    public static string[] AccountsOf(string provider) => provider switch
    {
        "instagram" => ["17841405822304914"],
        "facebook" => ["134895793791914", "1353269864728879"],
        "linkedin" => ["urn:li:person:782bbtaQ", "urn:li:organization:2414183"],
        _ => ["UC_x5XG1OV2P6uZZ5FSM9Ttw"],
    };

    /// <summary>The access that the first account's secret then holds.</summary>
    public static string AccessOf(string provider) => provider switch
    {
        "instagram" => "EAACEdEose0longlived",
        "facebook" => "EAACEdEpage0first",
        "linkedin" => "AQXNnd2kXITHELmWblJigbHEuoFdfRhOwGA0QNnumBI8XOVSs0HtOHEU",
        _ => "1/fFAGRNJru1FTz70BzhT3Zg",
    };

    public static void Play(ScriptedProvider provider)
    {
        // https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login
        provider.Say("POST /instagram/oauth/access_token", 200, """
            {"data":[{"access_token":"EAACEdEose0short","user_id":"1020222333","permissions":"instagram_business_basic,instagram_business_content_publish"}]}
            """);
        provider.Say("GET /instagram/access_token", 200, """{"access_token":"EAACEdEose0longlived","token_type":"bearer","expires_in":5183944}""");
        provider.Say("GET /instagram/refresh_access_token", 200, """{"access_token":"EAACEdEose0renewed","token_type":"bearer","expires_in":5183944}""");
        // https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/get-started
        provider.Say("GET /instagram/v23.0/me", 200, """{"data":[{"user_id":"17841405822304914","username":"metricsaurus"}]}""");

        // https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow and …/access-tokens/get-long-lived
        provider.Say("GET /facebook/v23.0/oauth/access_token", asked => (200, asked.Values.ContainsKey("fb_exchange_token")
            ? """{"access_token":"EAACEdEuser0long","token_type":"bearer","expires_in":5183944}"""
            : """{"access_token":"EAACEdEuser0short","token_type":"bearer","expires_in":5000}"""));
        // https://developers.facebook.com/docs/pages-api/getting-started
        provider.Say("GET /facebook/v23.0/me/accounts", 200, """
            {"data":[{"access_token":"EAACEdEpage0first","category":"Internet Company","name":"Metricsaurus","id":"134895793791914","tasks":["ANALYZE","CREATE_CONTENT"]},
            {"access_token":"EAACEdEpage0second","category":"Coffee shop","name":"Happy Coffee","id":"1353269864728879"}],"paging":{"cursors":{"before":"MTM1","after":"MTM2"}}}
            """);

        // https://learn.microsoft.com/en-us/linkedin/shared/authentication/programmatic-refresh-tokens
        provider.Say("POST /linkedin/oauth/v2/accessToken", 200, """
            {"access_token":"AQXNnd2kXITHELmWblJigbHEuoFdfRhOwGA0QNnumBI8XOVSs0HtOHEU","expires_in":86400,
            "refresh_token":"AQWAft_WjYZKwuWXLC5hQlghgTam-tuT8CvFej9-XxGyqeER_7jTr8HmjiGjqilgHxFYT0xXkm8WbfOgRjFvbA","refresh_token_expires_in":439200,
            "scope":"openid,profile,w_member_social,r_organization_social,w_organization_social,rw_organization_admin"}
            """);
        // https://learn.microsoft.com/en-us/linkedin/consumer/integrations/self-serve/sign-in-with-linkedin-v2
        provider.Say("GET /linkedin/v2/userinfo", 200, """
            {"sub":"782bbtaQ","name":"John Doe","given_name":"John","family_name":"Doe","locale":"en-US","email":"doe@email.com","email_verified":true}
            """);
        // https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/organization-access-control-by-role
        provider.Say("GET /linkedin/rest/organizationAcls", 200, """
            {"elements":[{"role":"ADMINISTRATOR","organization":"urn:li:organization:2414183","roleAssignee":"urn:li:person:782bbtaQ","state":"APPROVED"}],
            "paging":{"count":10,"start":0}}
            """);
        provider.Say("GET /linkedin/rest/organizations/2414183", 200, """{"id":2414183,"localizedName":"DevTestCo","vanityName":"devtestco"}""");

        // https://developers.google.com/identity/protocols/oauth2/web-server
        provider.Say("POST /youtube/token", asked => (200, asked.Values["grant_type"] == "refresh_token"
            ? $$"""{"access_token":"1/renewed-access-of-google","expires_in":3920,"scope":"{{GoogleScopes}}","token_type":"Bearer"}"""
            : $$"""
              {"access_token":"1/fFAGRNJru1FTz70BzhT3Zg","expires_in":3920,"token_type":"Bearer","scope":"{{GoogleScopes}}",
              "refresh_token":"1//xEoDL4iW3cxlI7yDbSRFYNG01kVKM2C-259HOF2aQbI"}
              """));
        // https://developers.google.com/youtube/v3/docs/channels/list
        provider.Say("GET /youtube/youtube/v3/channels", 200, """
            {"kind":"youtube#channelListResponse","pageInfo":{"totalResults":1,"resultsPerPage":5},
            "items":[{"kind":"youtube#channel","id":"UC_x5XG1OV2P6uZZ5FSM9Ttw","snippet":{"title":"Google for Developers","customUrl":"@googledevelopers"}}]}
            """);

        // https://developers.facebook.com/docs/whatsapp/cloud-api/reference/phone-numbers
        provider.Say("GET /whatsapp/v23.0/1906385232743451", 200, """
            {"verified_name":"Jasper's Market","display_phone_number":"+1 631-555-5555","id":"1906385232743451"}
            """);
    }
}
