using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Xunit.Sdk;

namespace Waooaw.Effects.Tests.Compliance;

/// <summary>What every provider does alike, asked of our real client against each provider's own wire.</summary>
public class ComplianceTests
{
    public static TheoryData<string> Names { get; } = [.. ProviderCase.All.Select(provider => provider.Name)];

    public static TheoryData<string> NamesWithDuplicates { get; } =
        [.. ProviderCase.All.Where(provider => provider.Duplicate is not null).Select(provider => provider.Name)];

    public static TheoryData<string> Askable { get; } =
        [.. ProviderCase.All.Where(provider => provider.Questions.Count > 0).Select(provider => provider.Name)];

    public static MatrixTheoryData<string, string> WithEveryFault { get; } = new(Names.Select(row => row.Data), Faults.Names);

    public static MatrixTheoryData<string, string> AskableWithEveryFault { get; } = new(Askable.Select(row => row.Data), Faults.Names);

    [Fact]
    public void Every_provider_has_exactly_one_case() =>
        ProviderCase.All.Select(provider => provider.Name).ShouldBe(Providers.All.Select(provider => provider.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_sample_is_a_post_as_the_providers_form_says(string name)
    {
        var post = ProviderStage.Post(Find(name));
        var form = Providers.Find(name)!.Form;

        form.Text.Takes(post.Text).ShouldBeTrue();
        (form.Title is null).ShouldBe(post.Title is null);
        post.Media.Length.ShouldBeInRange(form.Media.Least, form.Media.Most);
        post.Media.ShouldAllBe(media => form.Media.ContentTypes.Contains(media.ContentType));
        form.Fill(new PostWords(post.Title, post.Text, post.Options)).ShouldBe(post.Options);
        form.GoesToPeople.ShouldBe(!post.Recipients.IsEmpty);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_post_is_prepared_unseen_and_made_visible_with_one_write(string name)
    {
        var provider = Find(name);
        await using var stage = await ProviderStage.SetAsync(provider);

        (await stage.PublishAsync()).ShouldBe(provider.Done);

        var arrived = stage.Provider.Requests.Select(request => request.Operation).ToArray();
        arrived.Take(provider.Steps.Count).ShouldBe(provider.Steps);
        arrived.Skip(provider.Steps.Count).ShouldNotContain("unknown");
        ShouldHaveWritten(stage, provider, times: 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Access_stands_in_no_address_and_no_log_and_the_words_in_no_log(string name)
    {
        var provider = Find(name);
        await using var stage = await ProviderStage.SetAsync(provider);
        var post = stage.Post();

        await stage.PublishAsync(post);

        stage.Provider.Requests.ShouldAllBe(request => request.Headers["Authorization"] == $"Bearer {ScriptedVault.Token}");
        stage.Provider.Requests.ShouldAllBe(request => !request.PathAndQuery.Contains(ScriptedVault.Token, StringComparison.Ordinal));
        stage.Logs.All.ShouldContain(line => line.Contains("Done", StringComparison.Ordinal));
        stage.Logs.All.ShouldNotContain(line => line.Contains(ScriptedVault.Token, StringComparison.Ordinal)
            || line.Contains(post.Text, StringComparison.Ordinal)
            || (provider.Recipient != null && line.Contains(provider.Recipient.Address, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Slow_answers_within_the_limit_are_waited_for(string name)
    {
        var provider = Find(name);
        await using var stage = await ProviderStage.SetAsync(provider, Patient);
        stage.Provider.Delay = TimeSpan.FromMilliseconds(150);

        (await stage.PublishAsync()).ShouldBe(provider.Done);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_the_form_does_not_know_is_not_sent(string name)
    {
        await using var stage = await ProviderStage.SetAsync(Find(name));
        var post = stage.Post();

        var no = (await stage.PublishAsync(post with { Options = post.Options.Add("unheard", "of") })).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Reason).ShouldBe((false, Reasons.Validation));
        stage.Vault.Requests.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(WithEveryFault))]
    public Task Whatever_breaks_before_the_write_leaves_nothing_out(string name, string fault) => BeforeTheWriteAsync(Find(name), async (stage, step) =>
    {
        if (fault == "empty" && Find(name).Wordless.Contains(step))
        {
            return; // which is no fault there
        }

        await using var elsewhere = await ElsewhereAsync();
        stage.Provider.On(step, Faults.Find(fault, elsewhere.Address));

        var no = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Reason).ShouldBe((true, Reasons.DependencyUnavailable));
        stage.Provider.Count(step).ShouldBe(1);
        elsewhere.Requests.ShouldBeEmpty();
        ShouldHaveWritten(stage, Find(name), times: 0);
    });

    [Theory]
    [MemberData(nameof(WithEveryFault))]
    public async Task Whatever_breaks_at_the_write_is_a_doubt_and_arrives_once(string name, string fault)
    {
        var provider = Find(name);
        await using var elsewhere = await ElsewhereAsync();
        await using var stage = await ProviderStage.SetAsync(provider, PatientUntilTheWrite);
        stage.Provider.On(provider.Steps[^1], Faults.Find(fault, elsewhere.Address));

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Unknown>();

        elsewhere.Requests.ShouldBeEmpty();
        ShouldHaveWritten(stage, provider, times: 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_provider_that_is_gone_before_the_first_byte_of_the_write_has_nothing(string name)
    {
        await using var stage = await ProviderStage.SetAsync(Find(name));
        stage.Provider.ClosesConnections = true; // so that the write needs one of its own
        stage.Permits.OnCross = async () =>
        {
            await stage.Provider.StopAsync();
            return true;
        };

        var no = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Reason, no.DropsHandle).ShouldBe((true, Reasons.DependencyUnavailable, false));
        ShouldHaveWritten(stage, Find(name), times: 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_worker_that_was_fenced_off_writes_nothing(string name)
    {
        await using var stage = await ProviderStage.SetAsync(Find(name));
        stage.Permits.OnCross = () => Task.FromResult(false);

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>().Counts.ShouldBeFalse();

        ShouldHaveWritten(stage, Find(name), times: 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_named_no_is_known_and_final(string name) => AtEveryStepAsync(Find(name), async (stage, step) =>
    {
        stage.Provider.On(step, Find(name).Refusal);

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>().IsTransient.ShouldBeFalse();

        stage.Provider.Count(step).ShouldBe(1);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public Task Access_that_ends_midway_is_borrowed_anew_and_the_next_attempt_goes_on(string name) => AtEveryStepAsync(Find(name), async (stage, step) =>
    {
        stage.Provider.On(step, Find(name).Expired);

        var no = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Reason, no.DropsHandle).ShouldBe((true, Reasons.SecretUnresolvable, false));
        stage.Provider.Count(step).ShouldBe(1);
        Find(name).Play(stage.Provider);
        (await stage.PublishAsync(handle: stage.KeptHandles.LastOrDefault())).ShouldBe(Find(name).Done);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_rate_limit_waits_as_long_as_the_provider_says(string name) => AtEveryStepAsync(Find(name), async (stage, step) =>
    {
        stage.Provider.On(step, Find(name).RateLimited.With("Retry-After", "7"));

        var no = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Reason, no.RetryAfter).ShouldBe((true, Reasons.RateLimited, TimeSpan.FromSeconds(7)));
        stage.Provider.Count(step).ShouldBe(1);
    });

    [Theory]
    [MemberData(nameof(NamesWithDuplicates))]
    public async Task What_the_provider_has_already_is_refused_by_that_name(string name)
    {
        var provider = Find(name);
        await using var stage = await ProviderStage.SetAsync(provider);
        stage.Provider.On(provider.Steps[^1], provider.Duplicate!);

        var no = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Reason).ShouldBe((false, Reasons.DuplicateContent));
        ShouldHaveWritten(stage, provider, times: 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_doubt_is_ended_by_the_provider_where_it_can_be_asked_and_else_by_a_person(string name)
    {
        var provider = Find(name);
        await using var stage = await ProviderStage.SetAsync(provider);
        var sent = DateTimeOffset.UtcNow;
        provider.PlayPosted(stage.Provider, sent);

        var answer = await stage.AskAsync(sentAfter: sent);

        Providers.CanBeAskedAfterSending(name, provider.Account).ShouldBe(provider.Questions.Count > 0);
        if (provider.Questions.Count > 0)
        {
            answer.ShouldBeOfType<PostAnswer.Posted>().ProviderRef.ShouldBe(provider.Done.ProviderRef);
            stage.Provider.Requests.ShouldAllBe(request => request.Body.Length == 0); // it reads and does nothing else
        }
        else
        {
            answer.ShouldBeOfType<PostAnswer.CannotBeKnown>();
            stage.Provider.Requests.ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(AskableWithEveryFault))]
    public async Task An_answer_that_says_nothing_ends_no_doubt(string name, string fault)
    {
        var provider = Find(name);
        await using var elsewhere = await ElsewhereAsync();
        foreach (var question in provider.Questions)
        {
            await using var stage = await ProviderStage.SetAsync(provider, Hasty);
            stage.Provider.On(question, Faults.Find(fault, elsewhere.Address));

            (await stage.AskAsync()).ShouldBeOfType<PostAnswer.NoAnswer>();
        }

        elsewhere.Requests.ShouldBeEmpty();
    }

    private static (string, string) Patient => ("Effects:Limits:PrepareTimeout", "00:00:10");

    private static (string, string) Hasty => ("Effects:Limits:PrepareTimeout", "00:00:01.500");

    private static (string, string)[] PatientUntilTheWrite => [Patient, ("Effects:Limits:SendLimit", "00:00:01")];

    private static ProviderCase Find(string name) => ProviderCase.All.Single(provider => provider.Name == name);

    private static async Task<ScriptedServer> ElsewhereAsync()
    {
        var elsewhere = await ScriptedServer.StartAsync(_ => "anything");
        elsewhere.On("anything", ScriptedServer.Json(200, """{"id":"1"}"""));
        return elsewhere;
    }

    private static void ShouldHaveWritten(ProviderStage stage, ProviderCase provider, int times)
    {
        stage.Provider.Count(provider.Steps[^1]).ShouldBe(times);
        stage.Provider.Count("unknown").ShouldBe(0);
    }

    private static Task AtEveryStepAsync(ProviderCase provider, Func<ProviderStage, string, Task> act) =>
        ForEachAsync(provider, provider.Steps, Patient, act);

    private static Task BeforeTheWriteAsync(ProviderCase provider, Func<ProviderStage, string, Task> act) =>
        ForEachAsync(provider, provider.Steps.SkipLast(1), Hasty, act);

    /// <summary>Each on a stage of its own, and all at once: most of the time they wait.</summary>
    private static Task ForEachAsync(
        ProviderCase provider, IEnumerable<string> steps, (string, string) setting, Func<ProviderStage, string, Task> act) =>
        Task.WhenAll(steps.Select(async step =>
        {
            await using var stage = await ProviderStage.SetAsync(provider, setting);
            try
            {
                await act(stage, step);
            }
            catch (ShouldAssertException wrong)
            {
                throw new XunitException($"At step '{step}' of {provider.Name}: {wrong.Message}");
            }
        }));
}
