using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Effects;
using Waooaw.Effects.Posts;
using Waooaw.Hooks;
using Waooaw.Plant.Data;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Dispatch;

namespace Waooaw.Evidence.Tests;

/// <summary>What Plant's dispatcher does, one step at a time and by Plant's own parts; only the provider is left out.</summary>
internal sealed class Worker(PlantStage stage) : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope = stage.Services.CreateAsyncScope();
    private Claim? _claim;
    private Permit<PublishPost>? _permit;

    public const string Container = "17900000000000001";

    /// <summary>Takes what is due; false when nothing is.</summary>
    public async Task<bool> ClaimAsync()
    {
        _claim = (await Get<Queue>().ClaimAsync(1, CancellationToken.None)).SingleOrDefault();
        return _claim is not null;
    }

    /// <summary>Asks the bus; true when there is a permit.</summary>
    public async Task<bool> PermitAsync()
    {
        var version = await Get<PlantDb>().Set<DeliverableVersion>().AsNoTracking().SingleAsync(row => row.EffectId == _claim!.EffectId);
        var attempt = new Attempt((int)_claim!.Epoch, _claim.Epoch, _claim.Part);
        var verdict = await Get<HookBus>().AuthorizeAsync(version.Post(), attempt, CancellationToken.None);
        _permit = (verdict as Verdict<PublishPost>.Permitted)?.Permit;
        return _permit is not null;
    }

    /// <summary>Passes the point of no return; false when the journal does not let it.</summary>
    public async Task<bool> CrossAsync()
    {
        _permit!.Spend();
        return await _permit.CrossAsync(Container, CancellationToken.None) is not null;
    }

    public Task SettleAsync(Receipt receipt) => Get<Settlement>().SettleAsync(_claim!, receipt, CancellationToken.None);

    public Task HearAsync(PostAnswer answer) =>
        Get<Settlement>().HearAsync(_claim!.CustomerId, _claim.EffectId, _claim.Part, answer, CancellationToken.None);

    /// <summary>All of it, as it should be.</summary>
    public async Task PostAsync()
    {
        (await ClaimAsync()).ShouldBeTrue();
        (await PermitAsync()).ShouldBeTrue();
        stage.Clock.Advance(TimeSpan.FromSeconds(2));
        (await CrossAsync()).ShouldBeTrue();
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        await SettleAsync(new Receipt.Done("17999999999999999", "https://www.instagram.com/p/abc/"));
    }

    public ValueTask DisposeAsync() => _scope.DisposeAsync();

    private T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();
}
