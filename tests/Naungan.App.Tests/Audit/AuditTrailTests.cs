using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;

namespace Naungan.App.Tests.Audit;

public sealed class AuditTrailTests
{
    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_chain_of_events_verifies_and_an_event_cannot_be_changed(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        var actor = TestDb.ActorAs(Role.Auditor);
        await Append(test, actor, 3);

        var answer = (await VerifyChain.Handle(new(TestDb.Kukar), actor, test.Db, default)).Value;

        Assert.Equal(3, answer.Events);
        Assert.Null(answer.BrokenAt);
        await using var session = await test.Db.Write(default);
        await Assert.ThrowsAnyAsync<Exception>(() =>
            session.Run("update audit_event set detail = 'lain' where sequence = 2")
        );
    }

    [Fact]
    public async Task A_changed_event_is_found_even_when_the_triggers_were_removed()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        var actor = TestDb.ActorAs(Role.Auditor);
        await Append(test, actor, 3);
        await using (var session = await test.Db.Write(default))
        {
            await session.Run("drop trigger audit_event_no_update");
            await session.Run("update audit_event set detail = 'lain' where sequence = 2");
            await session.Commit();
        }

        var answer = (await VerifyChain.Handle(new(TestDb.Kukar), actor, test.Db, default)).Value;

        Assert.Equal(2, answer.BrokenAt);
    }

    [Theory]
    [InlineData(Role.Treasurer, "64.02")]
    [InlineData(Role.Auditor, "64.08")]
    public async Task Neither_a_wrong_role_nor_another_government_may_verify(Role role, string government)
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        var actor = TestDb.ActorAs(role, at: Core.Identity.RegionCode.Parse(government));

        var answer = await VerifyChain.Handle(new(TestDb.Kukar), actor, test.Db, default);

        Assert.Equal("not-allowed", answer.Refusal?.Reason);
    }

    private static async Task Append(TestDb test, Actor actor, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await using var session = await test.Db.Write(default);
            await AuditTrail.Append(session, actor, "audit.verify", $"hal {i}", "", TestDb.Now.AddSeconds(i), default);
            await session.Commit();
        }
    }
}
