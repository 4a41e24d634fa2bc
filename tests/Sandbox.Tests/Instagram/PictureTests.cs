using System.Security.Cryptography;

namespace Waooaw.Sandbox.Tests.Instagram;

/// <summary>"Image specifications": JPEG, at most 8 MB, 4:5 to 1.91:1, narrow ones are scaled up
/// (https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media); "We cURL media used in publishing
/// attempts" (https://developers.facebook.com/docs/instagram-platform/content-publishing); where status_code is ERROR, `status` holds the
/// subcode (…/reference/ig-container), and the subcodes are those of …/reference/error-codes.</summary>
public class PictureTests
{
    [Fact]
    public async Task The_picture_is_fetched_from_its_whole_address_and_kept_byte_for_byte()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var address = sandbox.Gateway.Of(Pictures.Square);

        var (container, status) = await account.PreparedAsync(address);
        await account.PublishAsync(container);

        status.ShouldBe("FINISHED");
        sandbox.Gateway.Fetched.ShouldBe([new Uri(address).PathAndQuery]);
        var sha256 = (await sandbox.JsonAsync("GET", "/_sandbox/effects")).GetProperty("items")[0].GetProperty("media_sha256").GetString();
        sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Pictures.Square)));
        (await sandbox.Client.GetByteArrayAsync($"/_sandbox/media/{sha256}")).ShouldBe(Pictures.Square);
    }

    [Theory]
    [InlineData(1080, 1350)] // exactly 4:5
    [InlineData(1910, 1000)] // exactly 1.91:1
    [InlineData(200, 200)] // "will be scaled up to the minimum if necessary"
    [InlineData(2000, 2000)] // "will be scaled down to the maximum if necessary"
    public async Task A_picture_within_the_range_is_finished(int width, int height) =>
        (await StatusOfAsync(sandbox => sandbox.Gateway.Of(Pictures.Jpeg(width, height)))).ShouldBe("FINISHED");

    [Theory]
    [InlineData(1080, 1351)]
    [InlineData(1911, 1000)]
    [InlineData(1080, 1920)] // a story's shape
    public async Task A_picture_outside_the_range_is_2207009(int width, int height) =>
        (await StatusOfAsync(sandbox => sandbox.Gateway.Of(Pictures.Jpeg(width, height)))).ShouldEndWith(" 2207009");

    [Fact]
    public async Task A_picture_that_is_no_jpeg_is_2207005_whatever_its_name_says()
    {
        (await StatusOfAsync(sandbox => sandbox.Gateway.Of(Pictures.Png))).ShouldEndWith(" 2207005");
        (await StatusOfAsync(sandbox => sandbox.Gateway.Of("<html>not found</html>"u8.ToArray()))).ShouldEndWith(" 2207005");
        (await StatusOfAsync(sandbox => sandbox.Gateway.Of([]))).ShouldEndWith(" 2207005");
    }

    [Fact]
    public async Task A_picture_of_8_MiB_passes_and_one_byte_more_is_2207004()
    {
        (await StatusOfAsync(sandbox => sandbox.Gateway.Of(Pictures.JpegOf(8 * 1024 * 1024)))).ShouldBe("FINISHED");
        (await StatusOfAsync(sandbox => sandbox.Gateway.Of(Pictures.JpegOf((8 * 1024 * 1024) + 1)))).ShouldEndWith(" 2207004");
    }

    [Fact]
    public async Task A_picture_that_cannot_be_fetched_is_2207052()
    {
        (await StatusOfAsync(sandbox => new Uri(sandbox.Gateway.Address, "/media/none.jpg").AbsoluteUri)).ShouldEndWith(" 2207052");
        (await StatusOfAsync(sandbox => sandbox.Gateway.On(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        }))).ShouldEndWith(" 2207052");
        (await StatusOfAsync(_ => "not an address")).ShouldEndWith(" 2207052");
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        (await StatusOfAsync(sandbox =>
        {
            var target = sandbox.Gateway.Of(Pictures.Square);
            return sandbox.Gateway.On(context =>
            {
                context.Response.Redirect(target);
                return Task.CompletedTask;
            });
        })).ShouldEndWith(" 2207052");
    }

    [Fact]
    public async Task Only_the_Gateway_is_asked_for_pictures()
    {
        await using var elsewhere = await PictureServer.StartAsync();

        (await StatusOfAsync(_ => elsewhere.Of(Pictures.Square))).ShouldEndWith(" 2207052");

        elsewhere.Fetched.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_container_whose_picture_failed_is_an_error_and_cannot_be_published()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var (container, _) = await account.PreparedAsync(sandbox.Gateway.Of(Pictures.Png));

        (await account.StateAsync(container)).ShouldBe("ERROR");
        (await account.PublishAsync(container)).ShouldBeError(400, 24, 2207006);
        (await sandbox.JsonAsync("GET", "/_sandbox/effects")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    private static async Task<string?> StatusOfAsync(Func<SandboxRig, string> address)
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        return (await account.PreparedAsync(address(sandbox))).Status;
    }
}
