namespace Waooaw.PortalHost.Mail;

/// <summary>A mail to one of our own users.</summary>
internal sealed record Letter(string To, string Subject, string Text)
{
    public override string ToString() => $"'{Subject}'"; // a record prints its members, and the text may hold a code
}
