using System.ComponentModel.DataAnnotations;

namespace Waooaw.PortalHost.Mail;

/// <summary>How mail leaves.</summary>
internal sealed class MailOptions
{
    public const string Section = "Smtp";

    /// <summary>A mail server, such as `smtp://user:password@mail.example:587` or `smtps://…:465`.
    /// Unset, mail is a file in the data folder.</summary>
    public Uri? Url { get; set; }

    /// <summary>Who the mail is from.</summary>
    [Required, EmailAddress]
    public string From { get; set; } = "no-reply@waooaw.example";
}
