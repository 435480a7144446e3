using Naungan.App.Eligibility;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Roster;
using Naungan.App.Tests.Programmes;
using Naungan.Core;

namespace Naungan.App.Tests.Roster;

/// <summary>Brings people to the point a test begins at, through the use cases themselves.</summary>
internal static class TestRoster
{
    internal const string Number = "188.45/610/2021";
    internal static readonly Actor Operator = TestDb.ActorAs(Role.AgencyOperator, "operator", "distransnaker");
    internal static readonly Actor Verifier = TestDb.ActorAs(Role.Verifier, "verifikator");

    internal static readonly DraftDecree.Request Draft = new(
        TestDb.Kukar,
        TestProgrammes.Workers,
        Number,
        "Penetapan penerima perlindungan pekerja rentan",
        new DateOnly(2021, 9, 28),
        TestProgrammes.October,
        "Bupati Kutai Kartanegara"
    );

    internal static async Task Verified(Db db, IReadOnlyList<Someone> people)
    {
        await TestProgrammes.Create(db);
        await TestProgrammes.Add(db, people);
        await AssessAndVerify(db);
    }

    internal static async Task AssessAndVerify(Db db)
    {
        var (region, programme) = (TestDb.Kukar, TestProgrammes.Workers);
        var assess = new AssessProgramme.Request(region, programme, TestProgrammes.October);
        var assessed = await AssessProgramme.Handle(assess, Operator, db, LawFiles.Shipped, TestDb.Now, default);
        Assert.Null(assessed.Refusal);
        var verified = await VerifyProgramme.Handle(new(region, programme), Verifier, db, TestDb.Now, default);
        Assert.Null(verified.Refusal);
    }

    internal static async Task<string> Sealed(Db db, IReadOnlyList<Someone> people)
    {
        await Verified(db, people);
        Assert.Null((await DraftNow(db)).Refusal);
        return (await SealNow(db)).Value.AnnexSha256;
    }

    internal static Task<Result<DraftDecree.Answer>> DraftNow(Db db, DraftDecree.Request? request = null) =>
        DraftDecree.Handle(request ?? Draft, Operator, db, TestDb.Now, default);

    internal static Task<Result<SealDecree.Answer>> SealNow(Db db, string number = Number, Actor? actor = null) =>
        SealDecree.Handle(new(TestDb.Kukar, number), actor ?? Verifier, db, TestDb.Now.AddDays(1), default);
}
