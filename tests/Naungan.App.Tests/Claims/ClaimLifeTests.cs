using System.Text;
using Naungan.App.Claims;
using Naungan.App.Law;
using Naungan.App.Platform;
using Naungan.App.Platform.Database;
using Naungan.App.Tests.Runs;
using Naungan.Core.Claims;
using Naungan.Core.Law.Benefits;

namespace Naungan.App.Tests.Claims;

public sealed class ClaimLifeTests
{
    private static readonly byte[] _scan = [.. "%PDF-1.4 akta"u8];

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_claim_goes_from_report_to_payment_and_every_step_stays(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);
        var id = await world.Reported(BenefitEvent.Death, "2021-11-20");
        Assert.Equal(1, (await world.Heir(id, HeirKind.Spouse, "Siti")).Value);
        foreach (var needed in (await world.Show(id)).Law.Papers)
            Assert.False((await world.Paper(id, needed.Paper.Code)).IsRefused);

        Assert.Equal("sent", (await world.Step(id, ClaimStep.Send)).Value.State);
        Assert.Equal("questioned", (await world.Step(id, ClaimStep.Question, words: "Surat kerja?")).Value.State);
        Assert.Equal("sent", (await world.Step(id, ClaimStep.Reply)).Value.State);
        Assert.Equal("accepted", (await world.Step(id, ClaimStep.Accept, amount: 42_000_000)).Value.State);
        Assert.Equal("paid", (await world.Step(id, ClaimStep.Pay, amount: 42_000_000)).Value.State);

        var claim = await world.Show(id);
        Assert.DoesNotContain(claim.Lacks, lack => lack.Code.StartsWith("paper:", StringComparison.Ordinal));
        Assert.Equal(42_000_000, claim.Claim.PaidAmount!.Value.Amount);
        Assert.Equal(["report", "send", "question", "reply", "accept", "pay"], claim.Steps.Select(step => step.Step));
        Assert.Equal(42_000_000, claim.Steps.Single(step => step.Step == "send").Amount!.Value.Amount);
        var list = await ListClaims.Handle(new(TestDb.Kukar), ClaimWorld.Officer, world.Db, default);
        Assert.Equal(42_000_000, list.Value.Paid.Amount);
    }

    [Fact]
    public async Task Steps_that_lack_their_reason_amount_or_order_are_refused()
    {
        await using var world = await ClaimWorld.Quarter(DbKind.Sqlite);
        var id = await world.Reported(BenefitEvent.Death, "2021-11-20");

        Assert.Equal("step-out-of-order", (await world.Step(id, ClaimStep.Pay, amount: 1)).Refusal?.Reason);
        Assert.Equal("step-before-last", (await world.Step(id, ClaimStep.Send, "2021-12-01")).Refusal?.Reason);
        Assert.Equal("step-in-future", (await world.Step(id, ClaimStep.Send, "2022-02-09")).Refusal?.Reason);
        await world.Step(id, ClaimStep.Send);
        Assert.Equal("words-missing", (await world.Step(id, ClaimStep.Refuse)).Refusal?.Reason);
        Assert.Equal("amount-missing", (await world.Step(id, ClaimStep.Accept)).Refusal?.Reason);
        Assert.Equal("amount-negative", (await world.Step(id, ClaimStep.Accept, amount: -1)).Refusal?.Reason);
        var number = await world.Step(id, ClaimStep.Note, words: "NIK " + MoneyWorld.Nik(0));
        Assert.Equal("words-hold-number", number.Refusal?.Reason);
        Assert.Single((await world.Show(id)).Steps, step => step.Step == "send");
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_refusal_is_answered_with_what_enrolment_left_behind(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);
        var id = await world.Reported(BenefitEvent.Death, "2021-11-20");
        await world.Step(id, ClaimStep.Send);
        await world.Step(id, ClaimStep.Refuse, words: "Peserta dianggap tidak bekerja.");

        var sheet = await AppealWorksheet.Handle(
            new(TestDb.Kukar, id),
            ClaimWorld.Officer,
            world.Db,
            LawFiles.Shipped,
            default
        );

        Assert.Equal("Peserta dianggap tidak bekerja.", sheet.Value.Reason);
        Assert.Equal(6, sheet.Value.Months.Count);
        Assert.All(sheet.Value.Months, month => Assert.NotNull(month.FileName));
        Assert.Equal(new DateOnly(2021, 12, 1), sheet.Value.EarliestExit);
        Assert.Single(sheet.Value.Decrees, line => line.Change == "in");
        Assert.False(sheet.Value.LeftTooEarly);
    }

    [Fact]
    public async Task Heirs_stand_in_legal_order_and_impossible_ones_are_refused()
    {
        await using var world = await ClaimWorld.Quarter(DbKind.Sqlite);
        var id = await world.Reported(BenefitEvent.Death, "2021-11-20");
        await world.Heir(id, HeirKind.Sibling, "Budi");
        await world.Heir(id, HeirKind.Child, "Ani", "2010-01-01");

        var claim = await world.Show(id);

        Assert.Equal([("Ani", 1, true), ("Budi", 3, false)], claim.Law.Heirs.Heirs.Select(Told));
        Assert.Contains(claim.Law.Papers, needed => needed.Paper.Code == "guardian-letter");
        await world.Heir(id, HeirKind.Spouse, "Siti");
        Assert.DoesNotContain((await world.Show(id)).Law.Papers, needed => needed.Paper.Code == "guardian-letter");
        var older = await world.Heir(id, HeirKind.Child, "Tua", "1980-01-01");
        Assert.Equal("child-older-than-parent", older.Refusal?.Reason);
        var twice = await world.Heir(id, HeirKind.Child, "Ani", "2010-01-01");
        Assert.Equal("heir-exists", twice.Refusal?.Reason);
        var himself = await world.Heir(id, HeirKind.Spouse, "Orang", nik: MoneyWorld.Nik(0));
        Assert.Equal("heir-is-member", himself.Refusal?.Reason);
        var notChild = await world.Heir(id, HeirKind.Spouse, "Istri", school: SchoolLevel.Sd);
        Assert.Equal("scholar-not-child", notChild.Refusal?.Reason);

        (string, int, bool) Told(RankedHeir heir) => (claim.Heir(heir.Number).Name, heir.Rank, heir.IsEntitled);
    }

    [Fact]
    public async Task A_child_of_twenty_three_has_no_scholarship_and_a_younger_one_is_reminded_each_year()
    {
        await using var world = await ClaimWorld.Quarter(DbKind.Sqlite);
        await world.Money.Sql("update person set birth_date = '1970-01-01'");
        var id = await world.Reported(BenefitEvent.AccidentDeath, "2021-11-20");

        var tooOld = await world.Heir(id, HeirKind.Child, "Tua", "1998-11-20", SchoolLevel.Pt);
        Assert.Equal("child-too-old", tooOld.Refusal?.Reason);
        await world.Heir(id, HeirKind.Child, "Ani", "2010-01-01", SchoolLevel.Smp);
        Assert.Equal(75_000_000, (await world.Show(id)).Law.Estimate!.Of("scholarship").Amount);
        await world.Step(id, ClaimStep.Send);
        await world.Step(id, ClaimStep.Accept, amount: 145_000_000);

        async Task<RemindScholarships.Line> Line(DateOnly on) =>
            Assert.Single(
                (
                    await RemindScholarships.Handle(
                        new(TestDb.Kukar, on),
                        ClaimWorld.Officer,
                        world.Db,
                        LawFiles.Shipped,
                        default
                    )
                ).Value
            );

        Assert.Equal(1, (await Line(new(2022, 2, 1))).Due?.Number);
        var request = new ClaimScholarship.Request(TestDb.Kukar, id, 1);
        async Task<string?> Claim() =>
            (
                await ClaimScholarship.Handle(
                    request,
                    ClaimWorld.Officer,
                    world.Db,
                    LawFiles.Shipped,
                    ClaimWorld.Now,
                    default
                )
            )
                .Refusal
                ?.Reason;
        Assert.Null(await Claim());
        Assert.Equal("scholarship-not-due", await Claim());
        Assert.Equal(new DateOnly(2022, 11, 20), (await Line(new(2022, 2, 1))).Next?.ClaimFrom);
        Assert.Equal(2, (await Line(new(2022, 11, 20))).Due?.Number);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_scan_is_kept_sealed_and_opened_as_it_came(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);
        var id = await world.Reported(BenefitEvent.Death, "2021-11-20");

        Assert.False((await world.Paper(id, "death-certificate", _scan)).IsRefused);

        var document = Assert.Single((await world.Show(id)).Papers).DocumentId!.Value;
        var cell = await world.Money.Ask<byte[]>("select content_sealed from claim_document");
        Assert.DoesNotContain("akta", Encoding.Latin1.GetString(cell), StringComparison.Ordinal);
        var opened = await OpenDocument.Handle(
            new(TestDb.Kukar, document),
            ClaimWorld.Officer,
            world.Db,
            ClaimWorld.Now,
            default
        );
        Assert.Equal(_scan, opened.Value.Bytes);
        Assert.Equal(
            1,
            await world.Money.Ask<int>("select count(*) from audit_event where action = 'claims.documents'")
        );
    }

    [Fact]
    public async Task Large_documents_and_other_kinds_of_files_are_refused()
    {
        await using var world = await ClaimWorld.Quarter(DbKind.Sqlite);
        var id = await world.Reported(BenefitEvent.Death, "2021-11-20");
        var large = new byte[Limits.DocumentBytes + 1];
        _scan.CopyTo(large, 0);

        Assert.Equal("document-too-large", (await world.Paper(id, "will", large)).Refusal?.Reason);
        Assert.Equal("document-unreadable", (await world.Paper(id, "will", [.. "MZ program"u8])).Refusal?.Reason);
        Assert.Equal("paper-unknown", (await world.Paper(id, "surat-cinta", _scan)).Refusal?.Reason);
        Assert.Equal(0, await world.Money.Ask<int>("select count(*) from claim_document"));
    }
}
