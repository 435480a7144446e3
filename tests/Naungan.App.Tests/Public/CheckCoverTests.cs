using System.Diagnostics;
using Naungan.App.Law;
using Naungan.App.Platform;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Public;
using Naungan.App.Tests.Runs;
using Naungan.Core.Identity;

namespace Naungan.App.Tests.Public;

public sealed class CheckCoverTests(ITestOutputHelper output)
{
    private static readonly CheckCover.Answer _askVillage = new(CheckCover.Standing.AskVillage, null);

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Whoever_proves_himself_learns_whether_and_until_when(DbKind kind)
    {
        await using var world = await PublicWorld.Ready(kind, people: 1);
        var nik = MoneyWorld.Nik(0);

        var byCard = (await world.Check(nik)).Value;
        var byMother = (await world.Check(nik, new("ibu", "sitti aminah"))).Value;
        var later = (await world.Check(nik, now: new(2022, 3, 1, 0, 0, 0, TimeSpan.Zero))).Value;

        Assert.Equal(new(CheckCover.Standing.Covered, new DateOnly(2022, 1, 31)), byCard);
        Assert.Equal(byCard, byMother);
        Assert.Equal(new(CheckCover.Standing.NotCovered, null), later);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task An_unknown_person_a_wrong_birth_date_and_a_wrong_proof_get_one_answer(DbKind kind)
    {
        await using var world = await PublicWorld.Ready(kind, people: 1);
        var nik = MoneyWorld.Nik(0);

        Assert.Equal(_askVillage, (await world.Check(MoneyWorld.Nik(900), address: "10.0.0.1")).Value);
        Assert.Equal(_askVillage, (await world.Check(nik, born: new(1990, 1, 2), address: "10.0.0.2")).Value);
        foreach (var (proof, text) in new[] { ("kk", "6402060101150002"), ("ibu", "Fatimah"), ("kartu", "ABCDEFGH") })
            Assert.Equal(_askVillage, (await world.Check(nik, new(proof, text), address: "10.0.0.3")).Value);
    }

    [Fact]
    public async Task Somebody_without_family_card_or_mother_on_record_is_sent_to_the_village()
    {
        await using var world = await PublicWorld.Ready(DbKind.Sqlite, people: 1);
        await world.Money.Sql("update person set kk_index = null, mother_sealed = null");

        Assert.Equal(_askVillage, (await world.Check(MoneyWorld.Nik(0))).Value);
        Assert.Equal(_askVillage, (await world.Check(MoneyWorld.Nik(0), new("ibu", "x"))).Value);
    }

    [Fact]
    public async Task The_answer_takes_as_long_for_the_unknown_as_for_the_known()
    {
        // A difference in the work shows every time; that of a busy machine does not.
        var share = 0.0;
        for (var measuring = 0; measuring < 3 && share is < 0.9 or > 1.1; measuring++)
            share = await UnknownToKnown();
        Assert.InRange(share, 0.9, 1.1);
    }

    private async Task<double> UnknownToKnown()
    {
        const int Tries = 1000;
        await using var world = await PublicWorld.Ready(DbKind.Sqlite, people: 1);
        var times = new[] { new List<double>(Tries), new List<double>(Tries) };
        string[] niks = [MoneyWorld.Nik(0), MoneyWorld.Nik(900)];
        for (var turn = 0; turn < 2 * (Tries + 20); turn++)
        {
            var who = turn % 2;
            var watch = Stopwatch.GetTimestamp();
            var answer = await world.Check(niks[who], now: PublicWorld.November.AddSeconds(turn * 86_401L / 2));
            if (turn >= 40)
                times[who].Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            Assert.False(answer.IsRefused, answer.Refusal?.Message);
        }

        var medians = times.Select(Median).ToArray();
        output.WriteLine($"median of {Tries}: known {medians[0]:0.000} ms, unknown {medians[1]:0.000} ms");
        return medians[1] / medians[0];
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_NIK_is_asked_about_a_few_times_a_day_whoever_asks_and_known_or_not(DbKind kind)
    {
        await using var world = await PublicWorld.Ready(kind, people: 1);
        foreach (var nik in new[] { MoneyWorld.Nik(0), MoneyWorld.Nik(900) })
        {
            for (var i = 0; i < Limits.PublicChecksPerNik; i++)
                Assert.False((await world.Check(nik, address: $"10.9.{i}.1")).IsRefused);
            Assert.Equal("too-often", (await world.Check(nik, address: "10.9.99.1")).Refusal?.Reason);
            Assert.False((await world.Check(nik, now: PublicWorld.November.AddHours(25))).IsRefused);
        }
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Beyond_the_free_questions_an_address_shows_work_once_each(DbKind kind)
    {
        await using var world = await PublicWorld.Ready(kind, people: 1);
        for (var i = 0; i < Limits.PublicChecksFree; i++)
            Assert.False((await world.Check(MoneyWorld.Nik(100 + i))).IsRefused);

        var bare = await world.Check(MoneyWorld.Nik(200));
        var challenge = ProofOfWork.Challenge(world.Db.Vault, PublicWorld.November);
        var number = ProofOfWork.Solve(challenge);
        var worked = await world.Check(MoneyWorld.Nik(201), challenge: challenge, number: number);
        var again = await world.Check(MoneyWorld.Nik(202), challenge: challenge, number: number);
        var waited = await world.Check(MoneyWorld.Nik(203), now: PublicWorld.November.AddMinutes(11));

        Assert.Equal("work-needed", bare.Refusal?.Reason);
        Assert.False(worked.IsRefused);
        Assert.Equal("work-needed", again.Refusal?.Reason);
        Assert.False(waited.IsRefused);
    }

    [Fact]
    public void Work_is_ours_young_and_enough()
    {
        using var vault = Vault.InMemory();
        using var other = Vault.InMemory();
        var now = PublicWorld.November;
        var challenge = ProofOfWork.Challenge(vault, now);
        var number = ProofOfWork.Solve(challenge);

        Assert.True(ProofOfWork.Holds(vault, challenge, number, now.AddMinutes(9)));
        Assert.False(ProofOfWork.Holds(other, challenge, number, now));
        Assert.False(ProofOfWork.Holds(vault, challenge, number, now.AddMinutes(11)));
        Assert.False(ProofOfWork.Holds(vault, challenge, number, now.AddMinutes(-1)));
        foreach (var wrong in new[] { null, "", "-", "x", number + "0", new string('1', 40) })
            Assert.False(ProofOfWork.Holds(vault, challenge, wrong, now));
        foreach (var broken in new[] { null, "", "zz", challenge[..40], challenge + "00", new string('z', 72) })
            Assert.False(ProofOfWork.Holds(vault, broken, number, now));
    }

    [Fact]
    public async Task Every_look_up_is_kept_as_a_hash_and_forgotten_after_a_day()
    {
        await using var world = await PublicWorld.Ready(DbKind.Sqlite, people: 1);
        await world.Check(MoneyWorld.Nik(0));
        await world.Check(MoneyWorld.Nik(900));

        var kept = await world.Money.Ask<string>(
            "select group_concat(actor || subject || detail) from audit_event where action = 'public.check'"
        );
        Assert.Equal(2, kept.Split("warga").Length - 1);
        Assert.DoesNotContain(MoneyWorld.Nik(0), kept, StringComparison.Ordinal);
        var known = Convert.ToHexStringLower(world.Db.Vault.Index("nik", MoneyWorld.Nik(0))!);
        Assert.DoesNotContain(known, kept, StringComparison.Ordinal);
        await world.Check(MoneyWorld.Nik(0), now: PublicWorld.November.AddDays(1));
        Assert.Equal(1, await world.Money.Ask<int>("select count(*) from public_check"));
    }

    [Theory]
    [InlineData("123", "kk", "1", "nik-invalid")]
    [InlineData("", "kk", "1", "nik-invalid")]
    [InlineData("6402061508809001", "kk", " ", "proof-missing")]
    [InlineData("6402061508809001", "sandi", "1", "proof-missing")]
    public async Task What_cannot_be_read_is_refused_before_anything_is_looked_up(
        string nik,
        string kind,
        string text,
        string reason
    )
    {
        await using var world = await MoneyWorld.Empty(DbKind.Sqlite);
        var request = new CheckCover.Request(
            TestDb.Kukar,
            nik,
            PublicWorld.Born,
            new(kind, text),
            System.Net.IPAddress.Loopback
        );
        var resident = Actor.Resident(TestDb.Kukar);
        var answer = await CheckCover.Handle(request, resident, world.Db, LawFiles.Shipped, TestDb.Now, default);

        Assert.Equal(reason, answer.Refusal?.Reason);
        Assert.Equal(0, await world.Ask<int>("select count(*) from audit_event where action = 'public.check'"));
    }

    [Fact]
    public async Task A_resident_of_one_government_asks_nothing_of_another_and_may_do_nothing_else()
    {
        await using var world = await MoneyWorld.Empty(DbKind.Sqlite);
        var request = new CheckCover.Request(
            TestDb.Kukar,
            MoneyWorld.Nik(0),
            PublicWorld.Born,
            new("kk", "1"),
            System.Net.IPAddress.Loopback
        );
        var other = Actor.Resident(RegionCode.Parse("64.08"));
        var answer = await CheckCover.Handle(request, other, world.Db, LawFiles.Shipped, TestDb.Now, default);

        Assert.Equal("not-allowed", answer.Refusal?.Reason);
        var may = Access.Actions.Where(action => Access.Allows(Actor.Resident(TestDb.Kukar), action, TestDb.Kukar));
        Assert.All(may, action => Assert.Contains("public", action, StringComparison.Ordinal));
        Assert.False(Roles.TryParse("resident", out _));
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
