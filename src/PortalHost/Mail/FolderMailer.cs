using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.PortalHost.Mail;

/// <summary>The embedded default's post office: every mail is a file in the data folder.</summary>
internal sealed class FolderMailer(IConfiguration configuration, IOptions<MailOptions> options, TimeProvider clock) : IMailer
{
    public async Task SendAsync(Letter letter, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var folder = Path.Combine(DataFolder.Of(configuration), "mail");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{Guid.CreateVersion7(now):D}.eml");
        using var message = Messages.Make(letter, options.Value.From, now);

        // Written aside and then moved: a reader of the folder sees whole mails only.
        await using (var stream = new FileStream($"{file}.new", OwnersOnly()))
        {
            await message.WriteToAsync(stream, ct);
        }

        File.Move($"{file}.new", file);
    }

    private static FileStreamOptions OwnersOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; // a code is in it
        }

        return options;
    }
}
