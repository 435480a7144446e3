using System.Text;
using Naungan.App.Handovers;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Claims;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Law.Benefits;

namespace Naungan.App.Tests.Handovers;

public sealed class HandoverTests
{
    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_family_is_invited_once_and_its_papers_are_written(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);
        var claim = await Accepted(world);
        var handover = (await Plan(world)).Value;

        Assert.Equal(1, (await Invite(world, handover, claim)).Value);

        Assert.Equal("family-not-invitable", (await Invite(world, handover, claim)).Refusal?.Reason);
        var shown = (
            await ShowHandover.Handle(new(TestDb.Kukar, handover), ClaimWorld.Officer, world.Db, default)
        ).Value;
        Assert.Equal((1, 42_000_000), (shown.Handover.Families, shown.Handover.Amount.Amount));
        Assert.Equal("Siti", Assert.Single(shown.Families).Recipient);
        Assert.Empty(shown.Candidates);
        var papers = await Print(world, handover);
        Assert.Equal(1, papers.Families);
        Assert.StartsWith("%PDF", Encoding.Latin1.GetString(papers.Pdf), StringComparison.Ordinal);
        Assert.Contains("/Count 3", Encoding.Latin1.GetString(papers.Pdf), StringComparison.Ordinal);
        Assert.Equal(papers.Pdf, (await Print(world, handover)).Pdf);
    }

    [Fact]
    public async Task A_claim_that_is_not_accepted_and_an_event_without_official_are_refused()
    {
        await using var world = await ClaimWorld.Quarter(DbKind.Sqlite);
        var open = await world.Reported(BenefitEvent.Death, "2021-11-20");
        var handover = (await Plan(world)).Value;

        Assert.Equal("family-not-invitable", (await Invite(world, handover, open)).Refusal?.Reason);
        Assert.Equal("not-found", (await Invite(world, Guid.NewGuid(), open)).Refusal?.Reason);
        Assert.Equal("handover-exists", (await Plan(world)).Refusal?.Reason);
        Assert.Equal("handover-incomplete", (await Plan(world, official: " ")).Refusal?.Reason);
    }

    [Fact]
    public async Task The_pages_are_guarded()
    {
        await using var web = await TestWeb.Start();
        var world = await ClaimWorld.On(web.Db);
        var handover = (await Plan(world)).Value;

        await web.AssertPageIsGuarded("/handovers", Role.Treasurer, Role.ClaimsOfficer, "Penyerahan uji");
        await web.AssertPageIsGuarded("/handovers/" + handover, Role.Treasurer, Role.Leader, "Penyerahan uji");
    }

    private static async Task<Guid> Accepted(ClaimWorld world)
    {
        var claim = await world.Reported(BenefitEvent.Death, "2021-11-20");
        await world.Heir(claim, HeirKind.Spouse, "Siti");
        await world.Step(claim, ClaimStep.Send);
        await world.Step(claim, ClaimStep.Accept, amount: 42_000_000);
        return claim;
    }

    private static Task<Result<Guid>> Plan(ClaimWorld world, string official = "Nama Bupati") =>
        PlanHandover.Handle(
            new(TestDb.Kukar, "Penyerahan uji", new(2022, 2, 17), "Pendopo", official, "Bupati"),
            ClaimWorld.Officer,
            world.Db,
            ClaimWorld.Now,
            default
        );

    private static Task<Result<int>> Invite(ClaimWorld world, Guid handover, Guid claim) =>
        InviteFamily.Handle(new(TestDb.Kukar, handover, claim), ClaimWorld.Officer, world.Db, ClaimWorld.Now, default);

    private static async Task<PrintHandover.Answer> Print(ClaimWorld world, Guid handover) =>
        (
            await PrintHandover.Handle(
                new(TestDb.Kukar, handover),
                ClaimWorld.Officer,
                world.Db,
                ClaimWorld.Now,
                default
            )
        ).Value;
}
