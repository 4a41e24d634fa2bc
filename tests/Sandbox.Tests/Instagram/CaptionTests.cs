namespace Waooaw.Sandbox.Tests.Instagram;

/// <summary>"Maximum 2200 characters, 30 hashtags, and 20 @ tags"
/// (https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media, `caption`); codes from
/// https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes.</summary>
public class CaptionTests
{
    [Fact]
    public async Task A_caption_of_2200_characters_passes_and_one_more_is_36004()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();

        (await account.CreateAsync(caption: new string('न', 2200))).Status.ShouldBe(200);
        (await account.CreateAsync(caption: new string('न', 2201))).ShouldBeError(400, 36004, 2207010)
            .Json.GetProperty("error").GetProperty("error_user_msg").GetString()!.ShouldContain("2201 characters long");
    }

    [Fact]
    public async Task Thirty_hashtags_pass_and_one_more_is_36004()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();

        (await account.CreateAsync(caption: Repeated("#स्वास्थ्य", 30))).Status.ShouldBe(200);
        (await account.CreateAsync(caption: Repeated("#स्वास्थ्य", 31))).ShouldBeError(400, 36004, 2207010);
        (await account.CreateAsync(caption: Repeated("#a", 16) + string.Concat(Enumerable.Repeat("#b", 15)))).ShouldBeError(400, 36004, 2207010);
    }

    [Fact]
    public async Task Twenty_mentions_pass_and_one_more_is_2207040()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();

        (await account.CreateAsync(caption: Repeated("@natgeo", 20))).Status.ShouldBe(200);
        (await account.CreateAsync(caption: Repeated("@natgeo", 21))).ShouldBeError(400, 100, 2207040);
    }

    [Fact]
    public async Task An_address_of_mail_mentions_nobody()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();

        (await account.CreateAsync(caption: Repeated("care@clinic.example", 21))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_picture_needs_no_caption()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();

        var media = await account.PostAsync("");

        (await account.GetAsync($"{media}?fields=caption")).Text("caption").ShouldBe("");
    }

    private static string Repeated(string word, int times) => string.Join(' ', Enumerable.Repeat(word, times));
}
