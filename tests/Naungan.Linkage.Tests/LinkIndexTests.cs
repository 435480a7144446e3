namespace Naungan.Linkage.Tests;

/// <summary>Questions about one record at a time.</summary>
public sealed class LinkIndexTests
{
    [Fact]
    public void A_record_of_the_list_is_found_first_and_a_stranger_not_at_all()
    {
        var (rows, _) = Lists.Register(3000, 71);
        var index = LinkIndex.Build(Lists.Table(rows), Lists.Person);

        var full = rows.Where(r => r[1].Length == 16 && r[3].Length > 0 && r[5].Length > 0).Take(50).ToList();
        foreach (var row in full)
        {
            var found = index.Find(row[1..]);
            Assert.Contains(found, c => c.Id == row[0] && c.Probability > 0.95);
        }

        Assert.Empty(index.Find(["6499991212700009", "ZULKARNAEN QOSIM", "1970-12-12", "L", null, null, null, null]));
    }

    [Fact]
    public void A_question_leaves_no_trace()
    {
        var (rows, _) = Lists.Register(3000, 72);
        var index = LinkIndex.Build(Lists.Table(rows), Lists.Person);
        string?[] stranger =
        [
            "6401014101900007",
            "BARU SEKALI NAMANYA",
            "1990-01-01",
            "P",
            "IBUNYA PUN",
            null,
            "JL ANEH BIN AJAIB 9 RT 8 RW 7",
            "08119",
        ];
        var before = rows.Take(200).Select(r => index.Find(r[1..]).Select(c => (c.Id, c.Weight)).ToList()).ToList();

        for (var i = 0; i < 20; i++)
            index.Find(stranger);

        var after = rows.Take(200).Select(r => index.Find(r[1..]).Select(c => (c.Id, c.Weight)).ToList()).ToList();
        Assert.Equal(before, after);
    }

    [Fact]
    public void An_added_record_is_found_from_then_on()
    {
        var (rows, _) = Lists.Register(3000, 73);
        var index = LinkIndex.Build(Lists.Table(rows), Lists.Person);
        string?[] person =
        [
            "6401015201900007",
            "KIRANA MAHESWARI PUTERI",
            "1990-01-12",
            "P",
            "RATNA DUHITA",
            "64.01.01.2001",
            null,
            "081298765432",
        ];
        Assert.Empty(index.Find(person));

        index.Add("new", person);

        var best = index.Find([person[0], "Kirana M. Puteri", .. person[2..]])[0];
        Assert.Equal("new", best.Id);
        Assert.Equal(best.Weight, best.Steps.Sum(s => s.Weight + s.FrequencyWeight), 6);
    }
}
