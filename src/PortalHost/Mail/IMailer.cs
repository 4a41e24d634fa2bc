namespace Waooaw.PortalHost.Mail;

/// <summary>Sends a letter on its way, or throws: a mail that cannot be sent is never taken for sent.</summary>
internal interface IMailer
{
    Task SendAsync(Letter letter, CancellationToken ct);
}
