using Waooaw.Contracts.Deliverables;
using Waooaw.Plant.Skills.RulePacks;
using Waooaw.Plant.Skills.RulePacks.Learned;
using Waooaw.Plant.Skills.RulePacks.Measuring;
using Waooaw.Plant.Skills.RulePacks.Reading;

namespace Waooaw.Plant.Tests.Skills.RulePacks;

/// <summary>What the rules learned from judged texts, and what they must not have learned.</summary>
public class LearnedReaderTests
{
    private static readonly IReadOnlyList<LabelledPost> Posts = LabelledPosts.Read(LabelledSetTests.Folder());

    public static TheoryData<string> Learned => [.. RulePackShelf.Load().Blocking.Where(rule => rule.Reader is not null).Select(rule => rule.Id)];

    /// <summary>After a change of the texts: `scripts/run rules --labelled … --learn src/Plant/Skills/RulePacks/Healthcare/Weights`.</summary>
    [Theory]
    [MemberData(nameof(Learned))]
    public void The_weights_in_the_tree_are_learned_from_the_texts_in_the_tree(string rule) =>
        RulePackShelf.Load().FindRule(rule)!.Reader!.LearnedFrom.ShouldBe(Learning.DigestOf(Learning.TextsFor(rule, Posts)));

    [Theory]
    [MemberData(nameof(Learned))]
    public void Nothing_that_is_held_out_is_learned_from(string rule) => Learning.TextsFor(rule, Posts).Select(post => post.Text)
        .Intersect(Posts.Where(post => post.Split == "held_out").Select(post => post.Text)).ShouldBeEmpty();

    /// <summary>Twelve texts, and what is learned from them holds for a thirteenth.</summary>
    [Fact]
    public void What_was_learned_is_found_in_words_that_no_list_knows()
    {
        var rule = RulePackShelf.Load().FindRule("health.cure_claim")!;
        string[] offending = ["zibble zabble now", "a zibble zabble for you", "we zibble zabble daily", "zibble zabble, friends", "only here: zibble zabble", "zibble zabble tonight"];
        string[] innocent = ["open on Sunday", "tea for you", "we close daily at six", "welcome, friends", "only here: parking", "music tonight"];
        LabelledPost[] posts = [.. offending.Select(text => Post(text, violates: true)), .. innocent.Select(text => Post(text, violates: false))];

        var reader = LearnedReader.Parse("w", new Learning(rule, posts).Learn(new Border(Found: 0, Excused: 0, Unknown: 0)));

        var text = WordsOfText.Read("Come on Monday. Our zibble zabble is ready.");
        var judged = reader.Judge(text, Listing.Unknown);
        judged.Offends.ShouldBeTrue();
        text.Words[judged.Worst.First].Text.ShouldBe("our"); // the sentence that offends is pointed at
        reader.Judge(WordsOfText.Read("Come on Monday. Our tea is ready."), Listing.Unknown).Offends.ShouldBeFalse();
        reader.Judge(WordsOfText.Read("…"), Listing.Unknown).Offends.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Once more.", false)]
    [InlineData("Again, please.", false)]
    [InlineData("Sex determination on Saturdays.", true)]
    [InlineData("Painless fillings.", true)]
    public void Of_a_few_words_the_lists_alone_decide(string text, bool isStopped) => RulePackShelf.Load().For("healthcare")!
        .Check(PostText.Of(null, text, [])).Any(finding => finding.Severity == FindingSeverity.Block).ShouldBe(isStopped);

    [Fact]
    public void The_same_texts_teach_the_same_weights()
    {
        var rule = RulePackShelf.Load().FindRule("health.cure_claim")!;
        LabelledPost[] posts = [.. Posts.Where(post => post is { Rule: "health.cure_claim", Split: "dev" })];

        new Learning(rule, posts).Learn(new Border(0, 0, 0)).ShouldBe(new Learning(rule, posts).Learn(new Border(0, 0, 0)));
    }

    [Theory]
    [InlineData("start\t0\nnonsense", "line 2")]
    [InlineData("12\ta\tb", "line 1")]
    [InlineData("x\ta", "line 1")]
    [InlineData("start\t0\n12\ta", "the end")]
    public void A_file_that_cannot_be_read_says_where(string file, string line) =>
        Should.Throw<FormatException>(() => LearnedReader.Parse("w.txt", file)).Message.ShouldContain($"w.txt, {line}");

    /// <summary>The post as most clinics write it most of the time: a false stop there costs more than anywhere.</summary>
    [Theory]
    [MemberData(nameof(Learned))]
    public void Ordinary_posts_are_left_alone(string rule)
    {
        var reads = RulePackShelf.Load().FindRule(rule)!;
        LabelledPost[] ordinary = [.. Posts.Where(post => post.Rule == LabelledPost.EveryRule)];
        var stopped = ordinary.Where(post => reads.Check(PostText.Of(null, post.Text, [])).Any()).Select(post => post.Text).ToArray();

        ordinary.Length.ShouldBeGreaterThan(500);
        stopped.Length.ShouldBeLessThanOrEqualTo(ordinary.Length / 200, string.Join('\n', stopped));
    }

    [Fact]
    public void What_is_learned_is_part_of_what_the_pack_is()
    {
        var rules = RulePackShelf.Load().For("healthcare")!.Rules;
        var without = new RulePack("one", "1", [], [.. rules.Select(rule => new Unlearned(rule))]);

        without.Digest.ShouldNotBe(new RulePack("one", "1", [], rules).Digest);
    }

    private static LabelledPost Post(string text, bool violates) => new() { Id = text, Rule = "health.cure_claim", Violates = violates, Text = text, Split = "dev" };

    /// <summary>A rule that says the same and has learned nothing.</summary>
    private sealed class Unlearned(Rule rule) : Rule
    {
        public override string Id => rule.Id;

        public override string Source => rule.Source;

        public override string LegalStatus => rule.LegalStatus;

        public override string? EffectiveFrom => rule.EffectiveFrom;

        public override FindingSeverity Severity => rule.Severity;

        public override string? Waiver => rule.Waiver;

        public override string Message => rule.Message;

        public override IReadOnlyList<WordList> Lists => rule.Lists;
    }
}
