using MimeKit;

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
            Body = new TextPart("plain") { Text = letter.Text },
        };
        message.From.Add(new MailboxAddress("WAOOAW", from));
        message.To.Add(new MailboxAddress(null, letter.To));
        return message;
    }
}
