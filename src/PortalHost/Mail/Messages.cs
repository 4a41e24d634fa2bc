using MimeKit;
using MimeKit.Utils;

namespace Waooaw.PortalHost.Mail;

/// <summary>Puts a letter into the form that travels.</summary>
internal static class Messages
{
    public static MimeMessage Make(Letter letter, string from, DateTimeOffset now)
    {
        var message = new MimeMessage
        {
            Subject = letter.Subject,
            Date = now,
            MessageId = MimeUtils.GenerateMessageId(from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]), // else it names this machine
            Body = new TextPart("plain") { Text = letter.Text },
        };
        message.From.Add(new MailboxAddress("WAOOAW", from));
        message.To.Add(new MailboxAddress(null, letter.To));
        return message;
    }

    /// <summary>Whether this is one plain address, and nothing a mail server could read as more.</summary>
    public static bool CanBeAddressedTo(string address) => MailboxAddress.TryParse(address, out var mailbox) && mailbox.Address == address;
}
