using System.Globalization;
using System.Text;
using System.Text.Json;
using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Audit;
using Naungan.Core.Identity;

namespace Naungan.App.Tests.Audit;

public sealed class ExportEventsTests
{
    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task The_hashes_can_be_made_again_from_the_file_alone(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        await Happen(test, 5);
        var (answer, lines) = await Export(test, 1);
        Assert.Equal((6, 6), (answer.Events, answer.Last));
        var previous = AuditChain.Beginning;
        foreach (var line in lines)
        {
            var fact = new AuditFact(
                TestDb.Kukar.Code,
                line.GetProperty("sequence").GetInt64(),
                DateTimeOffset.Parse(line.GetProperty("at").GetString()!, CultureInfo.InvariantCulture),
                line.GetProperty("actor").GetString()!,
                line.GetProperty("action").GetString()!,
                line.GetProperty("subject").GetString()!,
                line.GetProperty("detail").GetString()!
            );
            previous = AuditChain.Hash(previous, fact);
            Assert.Equal(line.GetProperty("hash").GetString(), Convert.ToHexStringLower(previous));
        }

        Assert.Equal(answer.HeadHash, Convert.ToHexStringLower(previous));
        Assert.Equal(ExportEvents.Action, lines[^1].GetProperty("action").GetString());
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_later_export_goes_on_where_the_last_ended(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        await Happen(test, 3);
        var (first, _) = await Export(test, 1);
        await Happen(test, 2);
        var (second, lines) = await Export(test, first.Last + 1);
        Assert.Equal((3, 7), (second.Events, second.Last));
        Assert.Equal(5, lines[0].GetProperty("sequence").GetInt64());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(5)]
    public async Task An_event_that_never_was_is_refused(long from)
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await Happen(test, 3);
        using var file = new MemoryStream();
        var request = new ExportEvents.Request(TestDb.Kukar, from);
        var actor = TestDb.ActorAs(Role.Auditor);
        var answer = await ExportEvents.Handle(request, actor, test.Db, file, TestDb.Now, default);
        Assert.Equal("no-such-event", answer.Refusal?.Reason);
        Assert.Equal(0, file.Length);
    }

    [Fact]
    public async Task Other_roles_and_other_governments_are_refused()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        var request = new ExportEvents.Request(TestDb.Kukar);
        Actor[] others = [TestDb.ActorAs(Role.Verifier), TestDb.ActorAs(Role.Auditor, at: RegionCode.Parse("64.08"))];
        foreach (var actor in others)
        {
            using var file = new MemoryStream();
            var answer = await ExportEvents.Handle(request, actor, test.Db, file, TestDb.Now, default);
            Assert.True(answer.IsRefused);
            Assert.Equal(0, file.Length);
        }
    }

    private static async Task Happen(TestDb test, int times)
    {
        await using var session = await test.Db.Write(default);
        for (var n = 0; n < times; n++)
            await AuditTrail.Append(
                session,
                TestDb.ActorAs(Role.Verifier),
                "audit.read",
                "sesuatu ke-" + n.ToString(CultureInfo.InvariantCulture),
                "“kutip” \\ dan\nbaris",
                TestDb.Now.AddSeconds(n),
                default
            );
        await session.Commit();
    }

    private static async Task<(ExportEvents.Answer Answer, List<JsonElement> Lines)> Export(TestDb test, long from)
    {
        using var file = new MemoryStream();
        var request = new ExportEvents.Request(TestDb.Kukar, from);
        var actor = TestDb.ActorAs(Role.Auditor);
        var result = await ExportEvents.Handle(request, actor, test.Db, file, TestDb.Now.AddHours(1), default);
        Assert.True(result.TryGet(out var answer, out _));
        var lines = Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (answer, [.. lines.Select(line => JsonDocument.Parse(line).RootElement)]);
    }
}
