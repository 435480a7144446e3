using Naungan.Core.Roster;

namespace Naungan.Core.Tests.Roster;

public sealed class AnnexSealTests
{
    private static readonly AnnexHead _head = new(
        "64.02",
        "pekerja-rentan",
        "establish",
        "188.45/1/2021",
        new DateOnly(2021, 9, 28),
        new DateOnly(2021, 10, 1)
    );

    private static readonly AnnexLine _line = new(
        1,
        Guid.Parse("01980000-0000-7000-8000-000000000001"),
        "Siti Aminah",
        "6402064101800001",
        new DateOnly(1980, 1, 1),
        "Jl. Pesut, RT 04",
        "64.02.06.2001",
        "petani"
    );

    // The vector was computed by a second implementation, written in another language from the words of AnnexSeal's
    // summary.
    [Fact]
    public void The_canonical_bytes_are_frozen()
    {
        var hash = AnnexSeal.Of(_head, [_line, _line with { Number = 2, Village = null, BornOn = null }]);

        Assert.Equal(
            "938ca6c42f3855c5b4f1eb08def58e90ecba7d5460fe4ba722bc36a377644f0d",
            Convert.ToHexStringLower(hash)
        );
    }

    public static TheoryData<string, AnnexHead, AnnexLine> Changes =>
        new()
        {
            { "number of decree", _head with { Number = "188.45/2/2021" }, _line },
            { "effective day", _head with { EffectiveFrom = new DateOnly(2021, 11, 1) }, _line },
            { "kind", _head with { Kind = "mutation" }, _line },
            { "person", _head, _line with { Person = Guid.Empty } },
            { "nik", _head, _line with { Nik = "6402064101800002" } },
            { "letters moved between fields", _head, _line with { Name = "Siti Aminah6", Nik = "402064101800001" } },
            { "empty is not absent", _head, _line with { Village = "" } },
            { "birth day", _head, _line with { BornOn = null } },
            { "change", _head, _line with { Change = "out" } },
            { "reason", _head, _line with { Reason = "" } },
            { "line number", _head, _line with { Number = 2 } },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Any_change_changes_the_seal(string what, AnnexHead head, AnnexLine line)
    {
        Assert.NotEqual(AnnexSeal.Of(_head, [_line]), AnnexSeal.Of(head, [line]));
        Assert.NotEmpty(what);
    }

    [Fact]
    public void The_same_people_in_any_order_give_the_same_annex()
    {
        const int Seed = 20210928;
        var random = new Random(Seed);
        var people = Enumerable
            .Range(0, 200)
            .Select(i =>
                _line with
                {
                    Person = Guid.Parse($"01980000-0000-7000-8000-{i:000000000000}"),
                    Name = "Nama " + random.Next(20),
                    Village = random.Next(10) == 0 ? null : $"64.02.{random.Next(1, 4):00}.{random.Next(2001, 2004)}",
                }
            )
            .ToArray();
        var expected = AnnexLine.Ordered(people);

        for (var round = 0; round < 20; round++)
        {
            random.Shuffle(people);
            Assert.True(expected.SequenceEqual(AnnexLine.Ordered(people)), $"seed {Seed}, round {round}");
        }

        Assert.Equal(Enumerable.Range(1, 200), expected.Select(line => line.Number));
        Assert.Null(expected[^1].Village);
    }
}
