using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace Waooaw.PortalHost.Mail;

/// <summary>Hands mail to a server.</summary>
internal sealed class SmtpMailer(IOptions<MailOptions> options, TimeProvider clock) : IMailer
{
    private const int PatienceMilliseconds = 10_000;

    public async Task SendAsync(Letter letter, CancellationToken ct)
    {
        var server = options.Value.Url!;
        using var message = Messages.Make(letter, options.Value.From, clock.GetUtcNow());
        using var client = new SmtpClient { Timeout = PatienceMilliseconds };
        var security = server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable;
        await client.ConnectAsync(server.Host, server.IsDefaultPort || server.Port < 0 ? 0 : server.Port, security, ct);
        if (server.UserInfo.Split(':', 2) is [var user, var password])
        {
            await client.AuthenticateAsync(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password), ct);
        }

        await client.SendAsync(message, ct);
        await client.DisconnectAsync(quit: true, ct);
    }
}
