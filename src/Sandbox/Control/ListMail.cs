using MimeKit;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.Sandbox.Control;

/// <summary>The mail that the system sent in the embedded default, newest first: the portals leave it in the data folder.</summary>
internal static class ListMail
{
    private const string Ending = ".eml";

    public static async Task<IResult> HandleAsync([AsParameters] PageQuery page, IConfiguration configuration, CancellationToken ct)
    {
        // Named by ids that sort by time.
        var names = Names(configuration).OrderDescending(StringComparer.Ordinal).ToList();
        if (page.Refuse(isCursorKnown: page.Cursor is null || names.Contains(page.Cursor)) is { } refused)
        {
            return refused.ToResult();
        }

        var rest = page.Cursor is { } cursor ? names.SkipWhile(name => name != cursor).Skip(1).ToList() : names;
        var shown = new List<SentMail>();
        foreach (var name in rest.Take(page.Size))
        {
            using var message = await MimeMessage.LoadAsync(Path.Combine(Folder(configuration), name + Ending), ct);
            shown.Add(new SentMail(message.To.ToString(), message.Subject ?? "", message.TextBody ?? "", message.Date));
        }

        return TypedResults.Ok(new Page<SentMail>(shown, rest.Count > page.Size ? rest[page.Size - 1] : null));
    }

    public static int Count(IConfiguration configuration) => Names(configuration).Count();

    private static IEnumerable<string> Names(IConfiguration configuration) => Directory.Exists(Folder(configuration))
        ? Directory.EnumerateFiles(Folder(configuration), $"*{Ending}").Select(file => Path.GetFileNameWithoutExtension(file))
        : [];

    private static string Folder(IConfiguration configuration) => Path.Combine(DataFolder.Of(configuration), "mail");
}

internal sealed record SentMail(string To, string Subject, string Text, DateTimeOffset At);
