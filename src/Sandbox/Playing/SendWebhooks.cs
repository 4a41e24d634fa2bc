using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Surfaces;
using Waooaw.Sandbox.Books;

namespace Waooaw.Sandbox.Playing;

/// <summary>Sends what providers tell later to the Gateway, and sends it again with growing pauses when it was not taken.</summary>
internal sealed partial class SendWebhooks(
    IServiceScopeFactory scopes,
    IHttpClientFactory clients,
    PlayedProviders providers,
    AppSecret secret,
    IOptions<AddressOptions> addresses,
    TimeProvider clock,
    ILogger<SendWebhooks> log) : BackgroundService
{
    public const string Client = "webhooks";

    /// <summary>Then it is given up, as providers do after some days.</summary>
    private const int MostAttempts = 8;
    private const int AtOnce = 8;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested) // the next look tries again
            {
                LogBroken(broken);
            }
        }
    }

    private async Task SendDueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var due = await scope.ServiceProvider.GetRequiredService<SandboxDb>().Webhooks.AsNoTracking()
            .Where(row => row.DueAt <= now).OrderBy(row => row.Id).ToListAsync(ct);

        // Side by side, but what happens to one thing in its order.
        await Parallel.ForEachAsync(
            due.GroupBy(webhook => webhook.ThingId),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (webhooks, token) => await SendAllAsync(webhooks, token));
    }

    private async Task SendAllAsync(IEnumerable<PlannedWebhook> webhooks, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SandboxDb>();
        foreach (var webhook in webhooks)
        {
            await HappenAsync(db, webhook, ct);
            var isTaken = webhook.Copies == 0 || await SendAsync(webhook, ct);
            await SettleAsync(db, webhook, isTaken, ct);
        }
    }

    // What happens to a thing happens whether or not anybody hears of it.
    private static async Task HappenAsync(SandboxDb db, PlannedWebhook webhook, CancellationToken ct)
    {
        if (webhook.Attempts == 0)
        {
            await using var unit = await WriteUnit.BeginAsync(db, ct);
            await db.Things.Where(row => row.Id == webhook.ThingId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, webhook.Status), ct);
            await unit.CommitAsync(ct);
        }
    }

    private async Task<bool> SendAsync(PlannedWebhook webhook, CancellationToken ct)
    {
        var root = addresses.Value.GatewayPublic.ToString().TrimEnd('/');
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{root}/hooks/{webhook.Provider}"))
        {
            Content = new ByteArrayContent(webhook.Body),
        };
        request.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in providers[webhook.Provider].Sign(webhook.Body, secret))
        {
            request.Headers.Add(name, value);
        }

        try
        {
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(request, ct);
            return response.IsSuccessStatusCode;
        }
        catch (Exception silent) when (silent is HttpRequestException || (silent is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }

    private async Task SettleAsync(SandboxDb db, PlannedWebhook webhook, bool isTaken, CancellationToken ct)
    {
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        if (await db.Webhooks.SingleOrDefaultAsync(row => row.Id == webhook.Id, ct) is not { } row)
        {
            return; // the books were emptied meanwhile
        }

        row.Attempts++;
        if (isTaken)
        {
            row.Copies--;
        }
        else
        {
            row.DueAt = clock.GetUtcNow() + (FirstPause * Math.Pow(2, row.Attempts - 1));
        }

        if (row.Copies <= 0 || row.Attempts >= MostAttempts)
        {
            db.Remove(row);
        }

        await db.SaveChangesAsync(ct);
        await unit.CommitAsync(ct);
        db.ChangeTracker.Clear();
    }

    [LoggerMessage(LogLevel.Error, "Webhooks could not be sent; the next look tries again.")]
    private partial void LogBroken(Exception broken);
}
