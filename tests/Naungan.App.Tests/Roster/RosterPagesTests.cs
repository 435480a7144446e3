using System.Net;
using AngleSharp.Dom;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Programmes;
using static Naungan.App.Tests.Roster.TestRoster;

namespace Naungan.App.Tests.Roster;

public sealed class RosterPagesTests
{
    private const string Page = "/roster/decree?nomor=188.45%2F610%2F2021";

    [Fact]
    public async Task The_list_of_decrees_is_guarded()
    {
        await using var web = await TestWeb.Start();
        await Sealed(web.Db, [TestProgrammes.Fine(1)]);
        await web.AssertPageIsGuarded("/roster", Role.VillageOperator, Role.Leader, Number);
    }

    [Fact]
    public async Task A_decree_is_guarded_and_foreign_ones_do_not_exist()
    {
        await using var web = await TestWeb.Start();
        await Sealed(web.Db, [TestProgrammes.Fine(1)]);
        var address = new Uri(Page, UriKind.Relative);

        Assert.Equal(HttpStatusCode.Redirect, (await web.Anonymous().GetAsync(address)).StatusCode);
        var wrong = await web.SignedIn(Role.VillageOperator);
        Assert.Equal(HttpStatusCode.Forbidden, (await wrong.GetAsync(address)).StatusCode);
        var foreign = await web.SignedIn(Role.Verifier, Core.Identity.RegionCode.Parse("64.08"));
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync(address)).StatusCode);
        var agency = await web.SignedIn(Role.AgencyOperator, agency: "dpmd");
        Assert.Equal(HttpStatusCode.NotFound, (await agency.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_draft_shows_its_summary_and_a_verifier_seals_it()
    {
        await using var web = await TestWeb.Start();
        await Verified(web.Db, [TestProgrammes.Fine(1), TestProgrammes.Fine(2, category: "pedagang")]);
        var drafter = await web.SignedIn(Role.AgencyOperator, agency: "distransnaker");
        var drafted = await TestWeb.Post(
            drafter,
            "/roster",
            new()
            {
                ["Programme"] = TestProgrammes.Workers,
                ["Number"] = Number,
                ["Title"] = "Penetapan penerima",
                ["DecidedOn"] = "2021-09-28",
                ["EffectiveFrom"] = "2021-10-01",
            }
        );
        Assert.Equal(Page, drafted.Headers.Location?.ToString(), ignoreCase: true);
        var verifier = await web.SignedIn(Role.Verifier);
        var summary = await TestWeb.Parse(await verifier.GetAsync(new Uri(Page, UriKind.Relative)));
        Assert.Contains("2 orang akan ditetapkan mulai 1 Oktober 2021", Text(summary), StringComparison.Ordinal);

        var sealing = await TestWeb.Post(verifier, Page, [], Page + "&handler=Seal");

        Assert.Equal(HttpStatusCode.Redirect, sealing.StatusCode);
        var shown = Text(await TestWeb.Parse(await verifier.GetAsync(new Uri(Page, UriKind.Relative))));
        Assert.Contains("6402********0002", shown, StringComparison.Ordinal);
        Assert.Contains("Pedagang", shown, StringComparison.Ordinal);
        var again = await TestWeb.Post(verifier, Page, [], Page + "&handler=Verify");
        Assert.Contains("Lampiran utuh", Text(await TestWeb.Parse(again)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_annex_downloads_masked_and_with_NIKs_only_for_a_reason()
    {
        await using var web = await TestWeb.Start();
        await Sealed(web.Db, [TestProgrammes.Fine(1)]);
        var verifier = await web.SignedIn(Role.Verifier);

        var masked = await TestWeb.Post(verifier, Page, [], Page + "&handler=Masked");
        var refused = await TestWeb.Post(verifier, Page, new() { ["Reason"] = "ya" }, Page + "&handler=Unmasked");

        Assert.Equal("lampiran-188-45-610-2021.xlsx", masked.Content.Headers.ContentDisposition?.FileName);
        Assert.Contains("Tulis alasan membuka NIK", Text(await TestWeb.Parse(refused)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_death_becomes_a_mutation_decree_from_the_page()
    {
        await using var web = await TestWeb.Start();
        var person = TestProgrammes.Fine(1);
        await Sealed(web.Db, [person, TestProgrammes.Fine(2)]);
        var page = $"/roster/mutate?program={TestProgrammes.Workers}&id={person.Id}";
        await web.AssertPageIsGuarded(page, Role.Leader, Role.Verifier, secret: null);
        var drafter = await web.SignedIn(Role.AgencyOperator, agency: "distransnaker");
        var form = new Dictionary<string, string>
        {
            ["Number"] = "188.45/702/2021",
            ["Title"] = "Perubahan penerima",
            ["DecidedOn"] = "2021-11-25",
            ["EffectiveFrom"] = "2021-11-25",
            ["Reason"] = "died",
        };
        var refused = await TestWeb.Post(drafter, page, form);
        Assert.Contains("Isi tanggal meninggal", Text(await TestWeb.Parse(refused)), StringComparison.Ordinal);

        var drafted = await TestWeb.Post(drafter, page, new(form) { ["HappenedOn"] = "2021-11-20" });

        Assert.Equal(HttpStatusCode.Redirect, drafted.StatusCode);
        var decree = "/roster/decree?nomor=188.45%2F702%2F2021";
        var verifier = await web.SignedIn(Role.Verifier);
        await TestWeb.Post(verifier, decree, [], decree + "&handler=Seal");
        var shown = Text(await TestWeb.Parse(await verifier.GetAsync(new Uri(decree, UriKind.Relative))));
        Assert.Matches(@"Keluar\s+1 Desember 2021\s+Meninggal dunia", shown);
    }

    private static string Text(IDocument page) => page.Body!.TextContent;
}
