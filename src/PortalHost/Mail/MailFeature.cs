using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Hosting.Options;

namespace Waooaw.PortalHost.Mail;

/// <summary>How a portal writes to people.</summary>
internal static class MailFeature
{
    public static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<MailOptions>(MailOptions.Section);
        if (configuration.GetSection(MailOptions.Section).Get<MailOptions>()?.Url is null)
        {
            services.AddSingleton<IMailer, FolderMailer>();
        }
        else
        {
            services.AddSingleton<IMailer, SmtpMailer>();
        }
    }
}
