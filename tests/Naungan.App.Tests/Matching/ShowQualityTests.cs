using Naungan.App.Intake;
using Naungan.App.Matching;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Intake;

namespace Naungan.App.Tests.Matching;

public sealed class ShowQualityTests
{
    private const string First = "1;6402061708809001;Rahman Hakim;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan";
    private const string Near = "2;6402061708809011;Rahman Hakim;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;petani";
    private const string Nearer = "3;6402061708809021;Rahman Hakim;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;petani";
    private static readonly Actor _verifier = TestDb.ActorAs(Role.Verifier, "verifikator");

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Numbers_of_an_agency_lead_to_their_rows(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        var made = await test.Rows(First, Near, Nearer);
        var review = (await ReviewRows.Handle(new(TestDb.Kukar), _verifier, test.Db, default)).Value;
        Assert.Equal(2, review.Waiting);
        var decide = new DecideRow.Request(TestDb.Kukar, made.Id, "", 3, review.Cases[0].Candidates[0].Person);
        Assert.Equal("merged", (await DecideRow.Handle(decide, _verifier, test.Db, TestDb.Now, default)).Value.Outcome);

        var quality = (await ShowQuality.Handle(new(TestDb.Kukar), _verifier, test.Db, default)).Value;

        var agency = Assert.Single(quality.Agencies);
        Assert.Equal((3L, 0L, 1L, 1L, 0L), (agency.Rows, agency.ByRule, agency.Open, agency.Same, agency.Different));
        Assert.Equal(0.5, agency.ShareReviewed);
        Assert.Equal(1.0, agency.Precision.Share);
        Assert.False(agency.Recall.IsByPeople);
        var open = (await Rows(test, "open")).Single();
        Assert.Equal((made.Id, 4, "Rahman Hakim"), (open.Submission, open.Number, open.Name));
        Assert.Equal(3, (await Rows(test, "same")).Single().Number);
        Assert.Empty(await Rows(test, "different"));
        var refused = await ShowQuality.Handle(new(TestDb.Kukar), TestDb.ActorAs(Role.Treasurer), test.Db, default);
        Assert.Equal("not-allowed", refused.Refusal?.Reason);
    }

    [Fact]
    public async Task The_page_is_guarded()
    {
        await using var web = await TestWeb.Start();
        await IntakeTest.AddProgrammes(web.Db);
        await using (var test = await IntakeTest.On(web.Db))
            await test.Rows(First, Near);
        const string Url = "/matching/quality?instansi=distransnaker&jenis=open";
        await web.AssertPageIsGuarded(Url, Role.Treasurer, Role.Verifier, "Rahman Hakim");
    }

    private static async Task<IReadOnlyList<ShowQuality.Row>> Rows(IntakeTest test, string kind)
    {
        var request = new ShowQuality.Request(TestDb.Kukar, "distransnaker", kind);
        var answer = (await ShowQuality.Handle(request, _verifier, test.Db, default)).Value;
        Assert.Equal(answer.RowCount, answer.Rows.Count);
        return answer.Rows;
    }
}
