using System.Net;
using Naungan.App.Eligibility;
using Naungan.App.Law;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Programmes;
using static Naungan.App.Tests.Programmes.TestProgrammes;

namespace Naungan.App.Tests.Eligibility;

public sealed class EligibilityPagesTests
{
    [Fact]
    public async Task Programmes_are_guarded()
    {
        await using var web = await TestWeb.Start();
        await TestProgrammes.Create(web.Db);
        await web.AssertPageIsGuarded("/programmes", refused: null, Role.Leader, "Perlindungan pekerja rentan");
    }

    [Fact]
    public async Task Eligibility_is_guarded()
    {
        await using var web = await TestWeb.Start();
        var one = await Assessed(web);
        await web.AssertPageIsGuarded("/eligibility", refused: null, Role.Verifier, "Perlindungan pekerja rentan");
        await web.AssertPageIsGuarded(
            "/eligibility/rows?program=pekerja-rentan&putusan=not-eligible",
            refused: null,
            Role.Verifier,
            "Orang 00002"
        );
        await web.AssertPageIsGuarded("/eligibility/villages?program=ppnpn", Role.VillageOperator, Role.Verifier, null);
        var person = $"/eligibility/person?program=pekerja-rentan&id={one.Id}";
        var foreign = await web.SignedIn(Role.Verifier, Core.Identity.RegionCode.Parse("64.08"));
        var hidden = await foreign.GetAsync(new Uri(person, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        var shown = await web.Page(Role.Verifier, person);
        Assert.Contains(
            "Sudah menjadi peserta aktif lewat pemberi kerja",
            shown.Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Another_agency_sees_numbers_of_its_own_only()
    {
        await using var web = await TestWeb.Start();
        await Assessed(web);
        var other = await web.SignedIn(Role.AgencyOperator, agency: "dpmd");

        var rows = await other.GetStringAsync(new Uri("/eligibility/rows?program=pekerja-rentan", UriKind.Relative));

        Assert.DoesNotContain("Orang 0000", rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verifier_confirms_what_an_operator_assessed_from_the_page()
    {
        await using var web = await TestWeb.Start();
        await Assessed(web);
        var verifier = await web.SignedIn(Role.Verifier);

        var verified = await TestWeb.Post(
            verifier,
            "/eligibility",
            new() { ["Programme"] = Workers },
            "/eligibility?handler=Verify"
        );

        Assert.Equal(HttpStatusCode.Redirect, verified.StatusCode);
        var page = await web.Page(Role.Leader, "/programmes");
        Assert.Contains("Disahkan", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_may_assess_can_post_and_a_missing_day_is_said()
    {
        await using var web = await TestWeb.Start();
        await Assessed(web);
        var verifier = await web.SignedIn(Role.Verifier);

        var answer = await TestWeb.Post(
            verifier,
            "/eligibility",
            new() { ["Programme"] = Workers, ["On"] = "kemarin" },
            "/eligibility?handler=Assess"
        );

        var page = await TestWeb.Parse(answer);
        Assert.Contains("Isi hari pertama perlindungan.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Two people, one insured elsewhere, assessed by an operator; answers with the one who fails.</summary>
    private static async Task<Someone> Assessed(TestWeb web)
    {
        await TestProgrammes.Create(web.Db);
        var insured = Fine(2) with { Insured = "member" };
        await Add(web.Db, [Fine(1), insured]);
        var answer = await AssessProgramme.Handle(
            new(TestDb.Kukar, Workers, October),
            TestDb.ActorAs(Role.AgencyOperator, "operator", "distransnaker"),
            web.Db,
            LawFiles.Shipped,
            TestDb.Now,
            default
        );
        Assert.Null(answer.Refusal);
        return insured;
    }
}
