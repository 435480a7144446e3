using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;

namespace Naungan.App.Tests.Intake;

public sealed class SubmitFileTests
{
    // 64.02.06 Tenggarong; the serials from 9001 belong to nobody.
    private const string Rahman =
        "1;6402061708809001;Rahman Hakim;Tenggarong;17-08-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan";
    private const string Aminah =
        "2;6402065205859002;Siti Aminah;Tenggarong;12 Mei 1985;P;Loa Ipuh Darat;Tenggarong;dagang";

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Every_row_ends_with_one_outcome_and_the_sums_add_up(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);

        var answer = await test.Rows(
            Rahman,
            Aminah,
            "3;6402061708809001;RAHMAN HAKIM;;17/08/1980;L;Loa Ipuh Darat;Tenggarong;petani",
            "4;;Basran Yamani;;01-02-1970;L;Loa Ipuh Darat;Tenggarong;petani",
            "5;6.40206E+15;Ambo Tang;;03-04-1975;L;Loa Ipuh Darat;Tenggarong;petani",
            "6;;Slamet;;;L;Loa Ipuh Darat;Tenggarong;petani",
            "7;6402060101709003;;;01-01-1970;L;Loa Ipuh Darat;Tenggarong;petani",
            ";;JUMLAH;;;;;;7",
            ";;;;;;;;"
        );

        Assert.Equal((7, 2, 1, 2, 2), (answer.Rows, answer.Accepted, answer.Merged, answer.Waiting, answer.Rejected));
        Assert.Equal(answer.Rows, answer.Accepted + answer.Merged + answer.Waiting + answer.Rejected);
        Assert.Equal("accepted", await test.OutcomeOf(answer.Id, 2));
        Assert.Equal("merged:same-nik", await test.OutcomeOf(answer.Id, 4));
        Assert.Equal("waiting:nik-missing", await test.OutcomeOf(answer.Id, 5));
        Assert.Equal("waiting:nik-lost", await test.OutcomeOf(answer.Id, 6));
        Assert.Equal("rejected:no-nik-no-date", await test.OutcomeOf(answer.Id, 7));
        Assert.Equal("rejected:no-name", await test.OutcomeOf(answer.Id, 8));
        Assert.Equal("ignored:total-row", await test.OutcomeOf(answer.Id, 9));
        Assert.Equal(2, await test.Count("person"));
        Assert.Equal(3, await test.Count("work")); // Rahman fishes and farms
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task The_same_bytes_twice_change_nothing(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        var first = await test.Rows(Rahman, Aminah);

        var second = await test.Rows(Rahman, Aminah);

        Assert.True(second.AlreadyKnown);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal(1, await test.Count("submission"));
        Assert.Equal(2, await test.Count("person"));
        Assert.Equal(1, await test.Count("audit_event"));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_person_of_an_earlier_file_is_not_made_again(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        await test.Rows(Rahman);

        var path = test.File(
            "DAFTAR KETUA RT\nKECAMATAN TENGGARONG\nNAMA,NIK,DESA,JABATAN\nH. Rahman Hakim,6402061708809001,Loa Ipuh Darat,Ketua RT 05",
            "rt.csv"
        );
        var answer = (await test.Submit(path, "dpmd", "ppnpn")).Value;

        Assert.Equal(1, answer.Merged);
        Assert.Equal(1, await test.Count("person"));
        await using var session = await test.Db.Read(default);
        var works = await session.List<string>(
            "select programme_code || '/' || category from work order by programme_code"
        );
        Assert.Equal(["pekerja-rentan/perikanan_nelayan", "ppnpn/rt"], works);
    }

    [Fact]
    public async Task Facts_of_a_person_are_stored_with_codes_and_numbers_sealed()
    {
        await using var test = await IntakeTest.Fresh();
        await test.Rows(
            "1;'6402 0617 0880 9001;rahman  hakim;;17 Agustus 1980;Laki-laki;Ds. Loa Ipuh Darat;Kec. Tenggarong;nelayan"
        );

        await using var session = await test.Db.Read(default);
        var person = await session.One<Person>(
            "select id, name, name_key, sex, birth_date, village_code, district_code, nik_sealed, nik_state from person"
        );

        Assert.Equal("rahman hakim", person.Name);
        Assert.Equal("RAHMAN HAKIM", person.NameKey);
        Assert.Equal("L", person.Sex);
        Assert.Equal(new DateOnly(1980, 8, 17), person.BirthDate);
        Assert.Equal("64.02.06", person.DistrictCode);
        Assert.StartsWith("64.02.06.", person.VillageCode, StringComparison.Ordinal);
        Assert.Equal("6402061708809001", test.Db.Vault.Open(person.NikSealed, "person.nik", person.Id));
        Assert.Equal("format-valid", person.NikState);
    }

    [Fact]
    public async Task Twins_are_two_people()
    {
        await using var test = await IntakeTest.Fresh();

        var answer = await test.Rows(
            "1;6402061708809001;Hasan Basri;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan",
            "2;6402061708809002;Husin Basri;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan"
        );

        Assert.Equal(2, answer.Accepted);
    }

    [Fact]
    public async Task A_number_used_by_someone_else_waits()
    {
        await using var test = await IntakeTest.Fresh();

        var answer = await test.Rows(
            Rahman,
            "2;6402061708809001;Yohanes Ding;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;petani"
        );

        Assert.Equal("waiting:nik-of-another", await test.OutcomeOf(answer.Id, 3));
    }

    [Theory]
    [InlineData("6402061708809001;17-08-1981;L", "waiting:nik-date-mismatch")]
    [InlineData("6402061708809001;17-08-1980;P", "waiting:nik-sex-mismatch")]
    [InlineData("640206170880900;17-08-1980;L", "waiting:nik-length")]
    [InlineData("0000000000000000;17-08-1980;L", "waiting:nik-zeros")]
    [InlineData("6402060708809001;08-07-1980;L", "accepted:date-swapped")]
    [InlineData("6402061708809001;;L", "accepted:date-from-nik")]
    [InlineData("6402061708809001;17-08-2080;", "accepted:century-from-nik")]
    public async Task A_number_is_judged_beside_date_and_sex(string cells, string expected)
    {
        await using var test = await IntakeTest.Fresh();
        var (nik, date, sex) = cells.Split(';') is [var a, var b, var c] ? (a, b, c) : default;

        var answer = await test.Rows($"1;{nik};Rahman Hakim;;{date};{sex};Loa Ipuh Darat;Tenggarong;Nelayan");

        Assert.Equal(expected, await test.OutcomeOf(answer.Id, 2));
    }

    [Fact]
    public async Task A_file_without_a_list_is_refused_and_nothing_is_kept()
    {
        await using var test = await IntakeTest.Fresh();

        var answer = await test.Submit(test.File("Rapat koordinasi\nHari Senin\n"));

        Assert.Equal("no-list-found", answer.Refusal?.Reason);
        Assert.Equal(0, await test.Count("submission"));
    }

    [Theory]
    [InlineData(Role.Treasurer, "distransnaker", "64.02")]
    [InlineData(Role.AgencyOperator, "dpmd", "64.02")]
    [InlineData(Role.AgencyOperator, "distransnaker", "64.08")]
    public async Task Only_the_agencys_own_operator_may_submit(Role role, string agency, string government)
    {
        await using var test = await IntakeTest.Fresh();
        var actor = TestDb.ActorAs(role, agency: agency, at: RegionCode.Parse(government));

        var answer = await test.Submit(test.File($"{IntakeTest.Heading}\n{Rahman}"), actor: actor);

        Assert.Equal("not-allowed", answer.Refusal?.Reason);
    }

    private sealed record Person
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string NameKey { get; init; } = "";
        public string? Sex { get; init; }
        public DateOnly? BirthDate { get; init; }
        public string? VillageCode { get; init; }
        public string? DistrictCode { get; init; }
        public byte[]? NikSealed { get; init; }
        public string NikState { get; init; } = "";
    }
}
