using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SkiaSharp;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Surfaces;
using Waooaw.Sandbox.Books;

namespace Waooaw.Sandbox.Instagram;

/// <summary>Fetches the picture of each new container and looks at it as Instagram does: JPEG, 4:5 to 1.91:1, at most 8 MiB.</summary>
/// <remarks>developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media, "Image specifications".</remarks>
internal sealed partial class Preparation(
    IServiceScopeFactory scopes,
    IHttpClientFactory clients,
    IOptions<SandboxOptions> options,
    IOptions<AddressOptions> addresses,
    TimeProvider clock,
    ILogger<Preparation> log) : BackgroundService
{
    public const string Client = "pictures";
    public const int MaxBytes = 8 * 1024 * 1024;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PrepareAllAsync(stoppingToken);
            }
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested) // the next look tries again
            {
                LogBroken(broken);
            }
        }
    }

    private async Task PrepareAllAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SandboxDb>();
        var ready = clock.GetUtcNow() - options.Value.ProcessingTime;
        var waiting = await db.Containers.Where(row => row.Status == "IN_PROGRESS" && row.CreatedAt <= ready).ToListAsync(ct);
        foreach (var container in waiting)
        {
            var (content, problem) = await FetchAsync(container.ImageUrl, ct);
            problem ??= Judge(content!);
            await using var unit = await WriteUnit.BeginAsync(db, ct);
            container.Status = problem is null ? "FINISHED" : "ERROR";
            container.Problem = problem;
            if (problem is null)
            {
                container.PictureSha256 = Convert.ToHexStringLower(SHA256.HashData(content!));
                if (!await db.Pictures.AnyAsync(picture => picture.Sha256 == container.PictureSha256, ct))
                {
                    db.Add(new Picture { Sha256 = container.PictureSha256, Content = content! });
                }
            }

            await db.SaveChangesAsync(ct);
            await unit.CommitAsync(ct);
        }
    }

    /// <summary>Only from our own Gateway: the Sandbox is nobody's way to reach other addresses.</summary>
    private async Task<(byte[]? Content, string? Problem)> FetchAsync(string url, CancellationToken ct)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)
            || address.GetLeftPart(UriPartial.Authority) != addresses.Value.GatewayPublic.GetLeftPart(UriPartial.Authority))
        {
            return (null, "Error: The media could not be fetched from this URI.");
        }

        try
        {
            using var client = clients.CreateClient(Client);
            return (await client.GetByteArrayAsync(address, ct), null);
        }
        catch (Exception unreachable) when (!ct.IsCancellationRequested && unreachable is HttpRequestException or OperationCanceledException)
        {
            return (null, "Error: The media could not be fetched from this URI.");
        }
    }

    private static string? Judge(byte[] content)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        if (codec is not { EncodedFormat: SKEncodedImageFormat.Jpeg })
        {
            return "Error: Only JPEG images are supported.";
        }

        var aspect = (double)codec.Info.Width / codec.Info.Height;
        return codec.Info.Width < 320 || aspect is < 0.8 or > 1.91 ? "Error: The aspect ratio or size of this image is not supported." : null;
    }

    [LoggerMessage(LogLevel.Error, "Containers could not be prepared; the next look tries again.")]
    private partial void LogBroken(Exception broken);
}
