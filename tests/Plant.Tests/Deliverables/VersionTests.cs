using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Paging;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Deliverables;

/// <summary>Every change is a new version with a new hash; what was, stays in the history.</summary>
public class VersionTests(Stages stages)
{
    [Theory, EachDatabase]
    public async Task The_same_wish_gives_the_same_words_and_another_effect(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));

        var (one, two) = (await clinic.DraftAsync(clinic.Wish()), await clinic.DraftAsync(clinic.Wish()));

        two.Content.Text.ShouldBe(one.Content.Text);
        two.ContentHash.ShouldNotBe(one.ContentHash); // each needs its own yes
        string[] others =
        [
            (await clinic.DraftAsync(clinic.Wish() with { Tone = "professional" })).Content.Text,
            (await clinic.DraftAsync(clinic.Wish() with { Audience = "seniors" })).Content.Text,
            (await clinic.DraftAsync(clinic.Wish() with { Offer = "Tea" })).Content.Text,
            (await clinic.DraftAsync(clinic.Wish() with { Location = "Nashik" })).Content.Text,
        ];
        others.Append(one.Content.Text).Distinct().Count().ShouldBe(5);
    }

    [Theory, EachDatabase]
    public async Task What_is_shown_is_what_is_hashed(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));

        var post = await clinic.DraftAsync(clinic.Wish("नमस्ते & <b> 😀 क्षत्रिय"));

        ContentHash.Of(post.Effect).ShouldBe(post.ContentHash);
        post.Effect.GetProperty("text").GetString().ShouldBe(post.Content.Text);
        (await clinic.SeeAsync(post)).ContentHash.ShouldBe(post.ContentHash);
        var reread = await clinic.SeeAsync(post);
        ContentHash.Of(reread.Effect).ShouldBe(post.ContentHash);
        reread.Findings.ShouldBe(post.Findings);
        reread.CreatedAt.ShouldBe(post.CreatedAt);
    }

    [Theory, EachDatabase]
    public async Task An_edit_of_what_is_no_longer_current_changes_nothing(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var post = await clinic.DraftAsync();
        (await clinic.EditAsync(post, "First.")).Value<DeliverableView>().Version.ShouldBe(2);

        (await clinic.EditAsync(post, "Second.")).ShouldBeRefused(Reasons.ContentChanged);

        (await clinic.SeeAsync(post)).Content.Text.ShouldBe("First.");
        var versions = (await clinic.Owner.GetAsync($"/api/v1/deliverables/{post.DeliverableId}/versions"))
            .Value<Page<DeliverableVersionView>>().Items;
        versions.Select(version => (version.Version, version.IsCurrent)).ShouldBe([(2, true), (1, false)]);
        versions.ShouldAllBe(version => ContentHash.Of(version.Effect) == version.ContentHash);
    }

    [Theory, EachDatabase]
    public async Task Of_edits_at_once_one_counts(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var post = await clinic.DraftAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => clinic.EditAsync(post, $"Edit {i}.")));

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers.Where(answer => answer.Status != 200).ShouldAllBe(answer => answer.ShouldBeRefused(Reasons.ContentChanged) != null);
        (await clinic.SeeAsync(post)).Version.ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task An_edit_that_says_nothing_or_too_much_is_refused(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var post = await clinic.DraftAsync();
        Task<Reply> Change(ChangeContent change) => clinic.Owner.PutAsync($"/api/v1/deliverables/{post.DeliverableId}/content", change);

        (await Change(new ChangeContent { Version = 1 })).ShouldBeInvalid("");
        (await clinic.EditAsync(post, " \n ")).ShouldBeInvalid("text");
        (await clinic.EditAsync(post, "A bell\u0007")).ShouldBeInvalid("text");
        (await clinic.EditAsync(post, "Use ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a")).ShouldBeInvalid("text");
        (await Change(new ChangeContent { Version = 1, Media = [ContentHash.OfBytes("nobody's"u8)] })).ShouldBeInvalid("media[0]");
        (await Change(new ChangeContent { Version = 1, Window = new WindowView(post.Window.NotAfter, post.Window.NotBefore) }))
            .ShouldBeInvalid("window.not_after", "window.not_before");
        (await Change(new ChangeContent { Version = 1, Window = new WindowView(post.Window.NotBefore, post.Window.NotAfter.AddDays(60)) }))
            .ShouldBeInvalid("window.not_after");

        (await clinic.SeeAsync(post)).Version.ShouldBe(1);
        var tooLong = (await clinic.EditAsync(post, new string('x', 2_201))).Value<DeliverableView>();
        tooLong.Findings.ShouldContain(finding => finding.RuleId == "instagram.text_too_long" && finding.Severity == FindingSeverity.Block);
    }

    [Theory, EachDatabase]
    public async Task A_redraft_hears_the_notes_and_is_a_new_version_of_the_same_skill(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var (post, approval) = await clinic.ApprovedAsync();

        var shorter = (await RedraftAsync(clinic, post, "Shorter please")).Value<DeliverableView>();
        var plain = (await RedraftAsync(clinic, post, "No hashtags, and no emoji!")).Value<DeliverableView>();

        (shorter.Version, shorter.ReviewStatus, shorter.SkillKey).ShouldBe((2, ReviewStatus.PendingReview, post.SkillKey));
        shorter.Content.Text.Length.ShouldBeLessThan(post.Content.Text.Length);
        plain.Version.ShouldBe(3);
        plain.Content.Text.ShouldNotContain("#");
        plain.Content.Text.Length.ShouldBeLessThan(shorter.Content.Text.Length); // what was heard before is still heard
        (plain.Content.Media, plain.Window).ShouldBe((plain.Content.Media, post.Window));
        (await clinic.ExecuteAsync(plain, approval.ApprovalId)).ShouldBeRefused(Reasons.ApprovalSuperseded);
    }

    [Theory]
    [EachDatabase("Please mention Diwali")]
    [EachDatabase("")]
    [EachDatabase("shorter, the password: hunter22")]
    public async Task Notes_that_are_not_understood_are_answered_and_change_nothing(DatabaseProvider database, string notes)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var (post, approval) = await clinic.ApprovedAsync();

        (await RedraftAsync(clinic, post, notes)).ShouldBeInvalid("notes");

        var same = await clinic.SeeAsync(post);
        (same.Version, same.ReviewStatus, same.ApprovalId).ShouldBe((1, ReviewStatus.Approved, approval.ApprovalId));
    }

    [Theory, EachDatabase]
    public async Task A_redraft_that_would_change_nothing_says_so(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var post = await clinic.DraftAsync(clinic.Wish() with { Offer = null });

        var reply = await RedraftAsync(clinic, post, "Warmer, and mention the offer first");
        reply.ShouldBeInvalid("notes");
        reply.Text.ShouldContain("offer first");
        (await clinic.SeeAsync(post)).Version.ShouldBe(1);

        (await RedraftAsync(clinic, post, "Warmer")).Value<DeliverableView>().Version.ShouldBe(2);
        (await RedraftAsync(clinic, post, "Warmer")).ShouldBeInvalid("notes");
    }

    [Theory, EachDatabase]
    public async Task Who_ran_or_edited_last_is_the_author(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var maker = stage.Operator(clinic.Customer);
        var post = await clinic.DraftAsync();
        post.Author.ShouldBe(clinic.Owner.Account!.Value);

        (await maker.PutAsync($"/api/v1/deliverables/{post.DeliverableId}/content", new ChangeContent { Version = 1, Text = "For you." }))
            .Value<DeliverableView>().Author.ShouldBe(maker.Account!.Value);
        (await RedraftAsync(clinic, post, "shorter")).Value<DeliverableView>().Author.ShouldBe(clinic.Owner.Account!.Value);
    }

    private static Task<Reply> RedraftAsync(Clinic clinic, DeliverableView post, string notes) =>
        clinic.Owner.PostAsync($"/api/v1/deliverables/{post.DeliverableId}/redraft", new RedraftDeliverable { Notes = notes });
}
