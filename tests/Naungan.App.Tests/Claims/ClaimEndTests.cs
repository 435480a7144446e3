using System.Net;
using Naungan.App.Claims;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Money;

namespace Naungan.App.Tests.Claims;

/// <summary>What comes after the grant: who received it, and when scholarships end.</summary>
public sealed class ClaimEndTests
{
    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Who_received_what_adds_up_to_no_more_than_was_paid(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);
        var id = await Family(world);
        Assert.Equal("claim-not-paid", (await Receive(world, id, 1, 20_000_000)).Refusal?.Reason);
        await world.Step(id, ClaimStep.Pay, amount: 42_000_000);

        Assert.Equal(22_000_000, (await Receive(world, id, 1, 20_000_000)).Value.Amount);
        Assert.Equal("receipts-above-paid", (await Receive(world, id, 2, 22_000_001)).Refusal?.Reason);
        Assert.Equal(0, (await Receive(world, id, 2, 22_000_000)).Value.Amount);
        // Noted again, the receipt takes the place of the one before.
        Assert.Equal(10_000_000, (await Receive(world, id, 1, 10_000_000)).Value.Amount);
        Assert.Equal(2, await world.Money.Ask<int>("select count(*) from claim_receipt"));
        Assert.Equal(3, await world.Money.Ask<int>("select count(*) from audit_event where detail like 'penerima %'"));
    }

    [Theory]
    [InlineData(1, 0, "2022-02-01", "KW-1", "amount-missing")]
    [InlineData(1, 5, "2022-02-03", "KW-1", "step-in-future")]
    [InlineData(1, 5, "2022-02-01", " ", "reference-missing")]
    [InlineData(1, 5, "2022-02-01", "6402060101900001", "words-hold-number")]
    [InlineData(9, 5, "2022-02-01", "KW-1", "not-found")]
    public async Task An_impossible_receipt_is_refused(
        int heir,
        long amount,
        string on,
        string reference,
        string reason
    )
    {
        await using var world = await ClaimWorld.Quarter(DbKind.Sqlite);
        var id = await Family(world);
        await world.Step(id, ClaimStep.Pay, amount: 42_000_000);
        var request = new RecordReceipt.Request(
            TestDb.Kukar,
            id,
            heir,
            new Rupiah(amount),
            DateOnly.Parse(on, null),
            reference
        );
        var refused = await RecordReceipt.Handle(request, ClaimWorld.Officer, world.Db, ClaimWorld.Now, default);
        Assert.Equal(reason, refused.Refusal?.Reason);
        var leader = await RecordReceipt.Handle(
            request,
            TestDb.ActorAs(Role.Leader),
            world.Db,
            ClaimWorld.Now,
            default
        );
        Assert.Equal("not-allowed", leader.Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_scholarship_ends_with_a_reason_and_a_day_and_is_reminded_no_more(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);
        await world.Money.Sql("update person set birth_date = '1970-01-01'");
        var id = await world.Reported(BenefitEvent.AccidentDeath, "2021-11-20");
        await world.Heir(id, HeirKind.Child, "Ani", "2010-01-01", SchoolLevel.Smp);
        await world.Step(id, ClaimStep.Send);
        await world.Step(id, ClaimStep.Accept, amount: 145_000_000);
        Assert.Equal(new DateOnly(2033, 1, 1), Assert.Single(await Lines(world)).EndsByAge);

        Assert.Equal("ending-unknown", await End(world, id, "tired", new(2022, 1, 15)));
        Assert.Equal("ending-day-missing", await End(world, id, "works", null));
        Assert.Equal("ending-day-unlikely", await End(world, id, "works", new(2021, 11, 19)));
        Assert.Equal("ending-day-unlikely", await End(world, id, "works", new(2022, 2, 3)));
        Assert.Null(await End(world, id, "works", new(2022, 1, 15)));

        Assert.Empty(await Lines(world));
        var heir = Assert.Single((await world.Show(id)).Heirs);
        Assert.Equal(("works", new DateOnly(2022, 1, 15)), (heir.ScholarshipEnded, heir.ScholarshipEndedOn));
        Assert.Equal("not-found", await End(world, id, "married", new(2022, 1, 20)));
    }

    [Fact]
    public async Task The_page_says_that_shares_are_not_computed_and_takes_receipts_and_endings()
    {
        await using var web = await TestWeb.Start();
        var world = await ClaimWorld.On(web.Db);
        await world.Money.Sql("update person set birth_date = '1970-01-01'");
        var id = await world.Reported(BenefitEvent.AccidentDeath, "2021-11-20");
        await world.Heir(id, HeirKind.Spouse, "Siti");
        await world.Heir(id, HeirKind.Child, "Ani", "2010-01-01", SchoolLevel.Smp);
        await world.Step(id, ClaimStep.Send);
        await world.Step(id, ClaimStep.Accept, amount: 145_000_000);
        await world.Step(id, ClaimStep.Pay, amount: 70_000_000);
        var client = await web.SignedIn(Role.ClaimsOfficer);
        var page = "/claims/" + id;

        var shown = await TestWeb.Parse(await client.GetAsync(new Uri(page, UriKind.Relative)));
        Assert.Contains("Bagian masing-masing tidak dihitung", shown.Body!.TextContent, StringComparison.Ordinal);
        var receipt = new Dictionary<string, string>
        {
            ["Heir"] = "1",
            ["Received"] = "50000000",
            ["ReceivedOn"] = "2022-02-01",
            ["Receipt"] = "KW-7",
        };
        var noted = await TestWeb.Post(client, page, receipt, page + "?handler=Receipt");
        Assert.Equal(HttpStatusCode.Redirect, noted.StatusCode);
        var ending = new Dictionary<string, string>
        {
            ["Heir"] = "2",
            ["Ended"] = "married",
            ["EndedOn"] = "2022-01-15",
        };
        await TestWeb.Post(client, page, ending, page + "?handler=EndScholarship");

        var after = (await TestWeb.Parse(await client.GetAsync(new Uri(page, UriKind.Relative)))).Body!.TextContent;
        Assert.Contains("KW-7", after, StringComparison.Ordinal);
        Assert.Contains("Rp20.000.000 belum tercatat penerimanya", after, StringComparison.Ordinal);
        Assert.Contains("beasiswa berakhir: menikah, 15 Januari 2022", after, StringComparison.Ordinal);
    }

    /// <summary>A death with a widow and a child, accepted.</summary>
    private static async Task<Guid> Family(ClaimWorld world)
    {
        var id = await world.Reported(BenefitEvent.Death, "2021-11-20");
        await world.Heir(id, HeirKind.Spouse, "Siti");
        await world.Heir(id, HeirKind.Child, "Ani", "2010-01-01");
        await world.Step(id, ClaimStep.Send);
        await world.Step(id, ClaimStep.Accept, amount: 42_000_000);
        return id;
    }

    private static Task<Result<Rupiah>> Receive(ClaimWorld world, Guid claim, int heir, long amount) =>
        RecordReceipt.Handle(
            new(TestDb.Kukar, claim, heir, new Rupiah(amount), new(2022, 2, 1), "KW-" + heir),
            ClaimWorld.Officer,
            world.Db,
            ClaimWorld.Now,
            default
        );

    private static async Task<IReadOnlyList<RemindScholarships.Line>> Lines(ClaimWorld world) =>
        (
            await RemindScholarships.Handle(
                new(TestDb.Kukar, new(2022, 2, 1)),
                ClaimWorld.Officer,
                world.Db,
                LawFiles.Shipped,
                default
            )
        ).Value;

    private static async Task<string?> End(ClaimWorld world, Guid claim, string reason, DateOnly? on) =>
        (
            await ClaimScholarship.Handle(
                new(TestDb.Kukar, claim, 1, reason, on),
                ClaimWorld.Officer,
                world.Db,
                LawFiles.Shipped,
                ClaimWorld.Now,
                default
            )
        )
            .Refusal
            ?.Reason;
}
