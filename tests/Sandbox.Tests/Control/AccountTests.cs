using System.Text;

namespace Waooaw.Sandbox.Tests.Control;

public class AccountTests
{
    [Fact]
    public async Task An_account_is_issued_with_a_token_of_its_own_that_is_written_nowhere()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var (one, two) = (await sandbox.AccountAsync("same_name"), await sandbox.AccountAsync("same_name"));

        one.Id.ShouldNotBe(two.Id);
        one.Token.ShouldNotBe(two.Token);
        one.Id.ShouldAllBe(c => char.IsAsciiDigit(c));
        foreach (var file in Directory.GetFiles(sandbox.Folder, "sandbox.db*"))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes);
            bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(one.Token)).ShouldBe(-1, file);
        }
    }

    [Theory]
    [InlineData("myspace", "care_clinic", "provider")]
    [InlineData("instagram", "", "username")]
    [InlineData("instagram", "a_name_of_more_than_sixty_characters_that_goes_on_and_on_and_on", "username")]
    public async Task An_account_that_cannot_be_is_refused(string provider, string username, string path)
    {
        await using var sandbox = await SandboxRig.StartAsync();

        (await sandbox.JsonAsync("POST", "/_sandbox/accounts", new { provider, username }, expected: 422))
            .GetProperty("violations")[0].GetProperty("path").GetString().ShouldBe(path);
    }

    [Fact]
    public async Task A_member_that_is_not_known_is_refused()
    {
        await using var sandbox = await SandboxRig.StartAsync();

        await sandbox.JsonAsync("POST", "/_sandbox/accounts", new { provider = "instagram", username = "a", token = "mine" }, expected: 422);
    }
}
