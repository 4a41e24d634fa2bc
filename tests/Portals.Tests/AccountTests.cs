using System.Text.RegularExpressions;
using Waooaw.Contracts.Accounts;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;
using Waooaw.Hosting.Database;
using Waooaw.Rig;

namespace Waooaw.Portals.Tests;

public sealed partial class AccountTests
{
    private const string Address = "new@clinic.example";

    [Theory]
    [EachDatabase]
    public async Task A_business_signs_up_with_the_mailed_code_and_becomes_one_customer_of_plant(DatabaseProvider database)
    {
        await using var rig = await PortalRig.StartAsync(database);
        using var browser = new Browser(rig.CustomerAddress);
        var customer = LetPlantMakeCustomer(rig);
        (await browser.SendAsync("POST", "/api/accounts", Request())).Status.ShouldBe(202);
        rig.Gateway.Arrivals.ShouldBeEmpty();

        var answer = await browser.SendAsync("POST", "/api/accounts/verify", new VerifyAccount(Address, CodeOf(Mails(rig).Single())));

        answer.Status.ShouldBe(200);
        answer.Read<SessionView>().User.CustomerId.ShouldBe(customer);
        var arrival = rig.Gateway.Arrivals.ShouldHaveSingleItem();
        (arrival.Method, arrival.Path, arrival.Claims.Aud, arrival.Claims.CustomerId).ShouldBe(("POST", "/api/v1/customers", "gateway-portal", null));
        arrival.Headers["Idempotency-Key"].ShouldBe(arrival.Claims.Sub.ToString());
        (await browser.SendAsync("GET", "/api/session")).Status.ShouldBe(200);
        (await browser.SignInAsync(Address, PortalRig.Password)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_code_is_good_once()
    {
        await using var rig = await PortalRig.StartAsync();
        using var browser = new Browser(rig.CustomerAddress);
        LetPlantMakeCustomer(rig);
        await browser.SendAsync("POST", "/api/accounts", Request());
        var verify = new VerifyAccount(Address, CodeOf(Mails(rig).Single()));
        (await browser.SendAsync("POST", "/api/accounts/verify", verify)).Status.ShouldBe(200);

        using var other = new Browser(rig.CustomerAddress);
        (await other.SendAsync("POST", "/api/accounts/verify", verify)).Reason.ShouldBe("invalid_credentials");
    }

    [Fact]
    public async Task A_code_may_be_guessed_five_times_and_then_even_the_right_one_is_wrong()
    {
        await using var rig = await PortalRig.StartAsync();
        using var browser = new Browser(rig.CustomerAddress);
        LetPlantMakeCustomer(rig);
        await browser.SendAsync("POST", "/api/accounts", Request());
        var right = CodeOf(Mails(rig).Single());
        var wrong = right == "000000" ? "000001" : "000000";
        for (var i = 0; i < 5; i++)
        {
            (await browser.SendAsync("POST", "/api/accounts/verify", new VerifyAccount(Address, wrong))).Status.ShouldBe(401);
        }

        (await browser.SendAsync("POST", "/api/accounts/verify", new VerifyAccount(Address, right))).Status.ShouldBe(401);
        rig.Gateway.Arrivals.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_ends_after_ten_minutes()
    {
        await using var rig = await PortalRig.StartAsync();
        using var browser = new Browser(rig.CustomerAddress);
        await browser.SendAsync("POST", "/api/accounts", Request());
        rig.Clock.Advance(TimeSpan.FromMinutes(10));

        (await browser.SendAsync("POST", "/api/accounts/verify", new VerifyAccount(Address, CodeOf(Mails(rig).Single())))).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_plant_that_is_down_costs_a_try_and_nothing_else()
    {
        await using var rig = await PortalRig.StartAsync();
        using var browser = new Browser(rig.CustomerAddress);
        rig.Gateway.Answer("POST", "/api/v1/customers", 503, """{"reason":"dependency_unavailable"}""");
        await browser.SendAsync("POST", "/api/accounts", Request());
        var verify = new VerifyAccount(Address, CodeOf(Mails(rig).Single()));
        (await browser.SendAsync("POST", "/api/accounts/verify", verify)).Status.ShouldBe(503);

        LetPlantMakeCustomer(rig);
        (await browser.SendAsync("POST", "/api/accounts/verify", verify)).Status.ShouldBe(200);

        var keys = rig.Gateway.Arrivals.Select(arrival => arrival.Headers["Idempotency-Key"]).ToArray();
        keys.Length.ShouldBe(2);
        keys[1].ShouldBe(keys[0]);
    }

    [Fact]
    public async Task Signing_up_with_a_known_address_looks_the_same_and_only_a_mail_tells()
    {
        await using var rig = await PortalRig.StartAsync();
        await rig.CustomerAsync(Address);
        using var browser = new Browser(rig.CustomerAddress);

        var known = await browser.SendAsync("POST", "/api/accounts", Request());
        var unknown = await browser.SendAsync("POST", "/api/accounts", Request() with { Email = "other@clinic.example" });

        (known.Status, known.Body).ShouldBe((202, ""));
        (unknown.Status, unknown.Body).ShouldBe((202, ""));
        var mails = Mails(rig);
        mails.Count.ShouldBe(2);
        mails.Count(mail => mail.Contains("There is one already") && CodeOf(mail) == "").ShouldBe(1);
        mails.Count(mail => CodeOf(mail).Length == 6).ShouldBe(1);
        (await browser.SignInAsync(Address, PortalRig.Password)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task One_mailbox_gets_only_so_many_codes_an_hour()
    {
        await using var rig = await PortalRig.StartAsync();
        using var browser = new Browser(rig.CustomerAddress);
        for (var i = 0; i < 7; i++)
        {
            (await browser.SendAsync("POST", "/api/accounts", Request())).Status.ShouldBe(202);
        }

        Mails(rig).Count.ShouldBe(5);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_sign_up_is_named()
    {
        await using var rig = await PortalRig.StartAsync();
        using var browser = new Browser(rig.CustomerAddress);

        var answer = await browser.SendAsync("POST", "/api/accounts", Request() with { Consent = false, Timezone = "Mars/Olympus", Password = "short" });

        answer.Status.ShouldBe(422);
        answer.Read<Contracts.Refusals.Problem>().Violations!.Select(violation => violation.Path).ShouldBe(["consent", "timezone", "password"]);
        (await browser.SendAsync("POST", "/api/accounts", Request() with { Password = null })).Status.ShouldBe(422);
        (await browser.SendAsync("POST", "/api/accounts", Request() with { Email = "two words@clinic.example" })).Status.ShouldBe(422);
        Mails(rig).ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase]
    public async Task Neither_password_nor_code_is_in_the_database_or_in_a_log(DatabaseProvider database)
    {
        const string canary = "canary-password-93c1";
        await using var rig = await PortalRig.StartAsync(database);
        using var browser = new Browser(rig.CustomerAddress);
        await browser.SendAsync("POST", "/api/accounts", Request() with { Password = canary });
        var code = CodeOf(Mails(rig).Single());

        var row = (await rig.SqlAsync("SELECT * FROM sign_ups")).Single();

        var texts = row.OfType<string>().ToArray();
        texts.ShouldNotBeEmpty();
        texts.ShouldAllBe(text => !text.Contains(canary) && text != code);
        rig.Logs.Lines.ShouldNotContain(line => line.Contains(canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Operators_do_not_sign_up()
    {
        await using var rig = await PortalRig.StartAsync();
        using var browser = new Browser(rig.PlatformAddress);

        (await browser.SendAsync("POST", "/api/accounts", Request())).Status.ShouldBe(404);
    }

    private static CreateAccount Request() => new()
    {
        Email = Address,
        FullName = "Asha Rao",
        BusinessName = "Care Clinic",
        Industry = "healthcare",
        Timezone = "Asia/Kolkata",
        Language = "en",
        Password = PortalRig.Password,
        Consent = true,
    };

    private static CustomerId LetPlantMakeCustomer(PortalRig rig)
    {
        var customer = CustomerId.New(rig.Clock);
        rig.Gateway.Answer("POST", "/api/v1/customers", 201, new CustomerView
        {
            CustomerId = customer,
            Email = Address,
            FullName = "Asha Rao",
            BusinessName = "Care Clinic",
            Industry = "healthcare",
            Timezone = "Asia/Kolkata",
            Language = "en",
            CreatedAt = rig.Clock.GetUtcNow(),
        });
        return customer;
    }

    private static IReadOnlyList<string> Mails(PortalRig rig) => Directory.Exists(Path.Combine(rig.Folder, "mail"))
        ? [.. Directory.GetFiles(Path.Combine(rig.Folder, "mail"), "*.eml").Order().Select(File.ReadAllText)]
        : [];

    private static string CodeOf(string mail) => SixDigits().Match(mail).Groups[1].Value;

    [GeneratedRegex(@"code is (\d{6})\.")]
    private static partial Regex SixDigits();
}
