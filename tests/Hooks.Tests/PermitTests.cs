namespace Waooaw.Hooks.Tests;

public class PermitTests
{
    private readonly Kernel _kernel = new();

    [Fact]
    public async Task A_permit_gives_its_effect_out_once()
    {
        var permit = await _kernel.PermitAsync();

        permit.Spend().Text.ShouldBe("Hello");
        Should.Throw<PermitException>(() => permit.Spend());
    }

    [Fact]
    public async Task Of_a_hundred_that_spend_it_at_once_one_succeeds()
    {
        var permit = await _kernel.PermitAsync();
        var spent = 0;

        Parallel.For(0, 100, _ =>
        {
            try
            {
                permit.Spend();
                Interlocked.Increment(ref spent);
            }
            catch (PermitException)
            {
            }
        });

        spent.ShouldBe(1);
    }

    [Fact]
    public async Task An_old_permit_gives_nothing_out()
    {
        var permit = await _kernel.PermitAsync();
        _kernel.Clock.Advance(Kernel.PermitLife + TimeSpan.FromMilliseconds(1));

        Should.Throw<PermitException>(() => permit.Spend());
    }

    [Fact]
    public async Task The_point_of_no_return_is_written_down_with_the_providers_handle()
    {
        var permit = await _kernel.PermitAsync();
        permit.Spend();

        (await permit.CrossAsync("container-7", CancellationToken.None)).ShouldNotBeNull();
        _kernel.Journal.Handle.ShouldBe("container-7");
    }

    [Fact]
    public async Task Whoever_lost_the_effect_gets_no_right_to_send()
    {
        var permit = await _kernel.PermitAsync();
        permit.Spend();
        _kernel.Journal.HoldsTheEpoch = false;

        (await permit.CrossAsync(handle: null, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_crosses_with_a_permit_that_was_not_spent_or_twice()
    {
        var permit = await _kernel.PermitAsync();
        await Should.ThrowAsync<PermitException>(() => permit.CrossAsync(null, CancellationToken.None));

        permit.Spend();
        await permit.CrossAsync(null, CancellationToken.None);
        await Should.ThrowAsync<PermitException>(() => permit.CrossAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task A_right_to_send_is_used_once()
    {
        var right = await RightAsync();

        right.Use();
        Should.Throw<PermitException>(() => right.Use());
    }

    [Fact]
    public async Task A_right_to_send_ages_with_its_permit()
    {
        var right = await RightAsync();
        _kernel.Clock.Advance(Kernel.PermitLife + TimeSpan.FromMilliseconds(1));

        Should.Throw<PermitException>(() => right.Use());
    }

    private async Task<SendRight> RightAsync()
    {
        var permit = await _kernel.PermitAsync();
        permit.Spend();
        return (await permit.CrossAsync(null, CancellationToken.None)).ShouldNotBeNull();
    }
}
