using Waooaw.PortalHost.Mail;

namespace Waooaw.PortalHost.Accounts;

/// <summary>What is written to people about their accounts.</summary>
internal static class AccountMails
{
    public static Letter Code(string to, string code) => new(
        to,
        "Your WAOOAW code",
        $"""
        Your code is {code}. It is good for ten minutes.

        Someone, probably you, is opening a WAOOAW account with this address. Enter the code only if that was you and the password
        was chosen by you; otherwise do nothing, and no account is made.
        """);

    public static Letter AlreadyKnown(string to) => new(
        to,
        "You already have a WAOOAW account",
        """
        Someone, probably you, asked for a WAOOAW account with this address. There is one already, so nothing was changed.

        If that was you, sign in with your password. If it was not, you need not do anything.
        """);
}
