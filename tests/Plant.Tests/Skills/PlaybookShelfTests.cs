using Waooaw.Effects;
using Waooaw.Plant.Skills;

namespace Waooaw.Plant.Tests.Skills;

public class PlaybookShelfTests
{
    [Fact]
    public void Every_playbook_of_the_release_loads_and_writes_what_its_examples_show()
    {
        var playbook = PlaybookShelf.Load(Providers.All).Find(SkillKeys.MultichannelPost).ShouldNotBeNull();

        playbook.About.PlaybookId.ShouldBe("MARKETING.MULTICHANNEL.POST.V1");
        playbook.About.Languages.ShouldBe(["en", "hi"]);
        playbook.Angles.ShouldBe(["announcement", "explained", "question", "reminder", "invitation"]);
        PlaybookShelf.Load(Providers.All).Find("marketing.unheard_of").ShouldBeNull();
    }
}
