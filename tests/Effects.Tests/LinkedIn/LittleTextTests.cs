using Waooaw.Effects.Posts;

namespace Waooaw.Effects.Tests.LinkedIn;

/// <summary>https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format, seen through the limit on
/// what is sent: each reserved mark is one character more.</summary>
public class LittleTextTests
{
    private static readonly TextLimit Limit = Providers.Find("linkedin")!.Form.Text;

    [Theory]
    [InlineData("Hello World", 0)]
    [InlineData(@"|{}@[]()<>\*_~", 14)]
    [InlineData("#camp", 0)]
    [InlineData("Come to our #camp, #शिविर and #1stDay", 0)]
    [InlineData("C# is no tag, nor is # alone, nor a#b, nor ##x", 5)]
    [InlineData("#two_parts", 1)]
    [InlineData("@[Eddy](urn:li:person:1234)", 5)]
    public void Reserved_marks_count_twice_and_a_hashtag_stays_one(string words, int escapes) =>
        Limit.Count(words).ShouldBe(words.Length + escapes);

    [Fact]
    public void The_limit_is_on_what_is_sent()
    {
        Limit.Takes(new string('x', 3_000)).ShouldBeTrue();
        Limit.Takes(new string('(', 1_500)).ShouldBeTrue();
        Limit.Takes(new string('(', 1_501)).ShouldBeFalse();
    }
}
