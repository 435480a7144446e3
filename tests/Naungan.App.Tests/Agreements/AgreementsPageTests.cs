using System.Net;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Programmes;

namespace Naungan.App.Tests.Agreements;

public sealed class AgreementsPageTests
{
    private static readonly Dictionary<string, string> _form = new()
    {
        ["Kind"] = "nota-kesepakatan",
        ["Number"] = "180/21/2021",
        ["Title"] = "Nota Kesepakatan Perlindungan",
        ["Partner"] = "BPJS Ketenagakerjaan",
        ["SignedOn"] = "2021-09-27",
        ["ValidFrom"] = "2021-09-27",
        ["LastDay"] = "2021-12-31",
        ["Covered"] = TestProgrammes.Workers,
        ["Clauses"] = "Iuran dibayar sebelum tanggal 15\n\nData dipadankan tiap bulan",
    };

    [Fact]
    public async Task An_agreement_is_recorded_from_the_page_and_guarded()
    {
        await using var web = await TestWeb.Start();
        await TestProgrammes.Create(web.Db);
        var officer = await web.SignedIn(Role.BudgetOfficer);

        var recorded = await TestWeb.Post(officer, "/agreements", _form);

        Assert.Equal(HttpStatusCode.Redirect, recorded.StatusCode);
        await web.AssertPageIsGuarded("/agreements", Role.VillageOperator, Role.Leader, "180/21/2021");
        var page = await web.Page(Role.Leader, "/agreements");
        Assert.Contains("31 Desember 2021", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["Iuran dibayar sebelum tanggal 15", "Data dipadankan tiap bulan"],
            page.QuerySelectorAll("details ol > li").Select(one => one.TextContent)
        );
        Assert.Contains("pekerja-rentan: jkk, jkm", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_on_the_page()
    {
        await using var web = await TestWeb.Start();
        await TestProgrammes.Create(web.Db);
        var officer = await web.SignedIn(Role.BudgetOfficer);

        var answer = await TestWeb.Post(officer, "/agreements", new(_form) { ["LastDay"] = "2021-09-01" });

        var text = (await TestWeb.Parse(answer)).Body!.TextContent;
        Assert.Contains("Masa berlaku harus berakhir sesudah dimulai.", text, StringComparison.Ordinal);
    }
}
