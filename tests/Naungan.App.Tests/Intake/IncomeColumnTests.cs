using Naungan.App.Platform.Database;

namespace Naungan.App.Tests.Intake;

public sealed class IncomeColumnTests
{
    private const string Heading = "No;NIK;Nama;Tgl Lahir;L/P;Desa;Pekerjaan;Status Pekerjaan;Penghasilan per Bulan";
    private const string Row = "1;6402061708809001;Siti Aminah;17-08-1980;L;;Petani;";

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Income_and_relation_of_work_are_kept_and_a_later_list_renews_them(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);

        await test.Submit(test.File($"{Heading}\n{Row}mandiri;Rp 1.500.000\n"));
        Assert.Equal("1500000 independent -", await Kept(test, "pekerja-rentan"));

        await test.Submit(test.File($"{Heading}\n{Row};1750000\n"));
        Assert.Equal("1750000 independent -", await Kept(test, "pekerja-rentan"));

        await test.Submit(test.File($"{Heading}\n{Row};\n"));
        Assert.Equal("1750000 independent -", await Kept(test, "pekerja-rentan"));
    }

    [Fact]
    public async Task What_a_wage_earner_earns_is_the_wage()
    {
        await using var test = await IntakeTest.Fresh();
        const string line = "1;6402061708809001;Siti Aminah;17-08-1980;L;;Ketua RT;1200000";

        await test.Submit(
            test.File($"No;NIK;Nama;Tgl Lahir;L/P;Desa;Jabatan;Penghasilan\n{line}\n"),
            agency: "dpmd",
            programme: "ppnpn"
        );

        Assert.Equal("1200000 - 1200000", await Kept(test, "ppnpn"));
    }

    private static async Task<string> Kept(IntakeTest test, string programme)
    {
        await using var session = await test.Db.Read(default);
        return await session.One<string>(
            "select coalesce(cast(monthly_income as text), '-') || ' ' || coalesce(standing, '-') || ' ' "
                + "|| coalesce(cast(monthly_wage as text), '-') from work where programme_code = @programme",
            new { programme }
        );
    }
}
