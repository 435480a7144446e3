using Naungan.App.Law;
using Naungan.Core.Law;

namespace Naungan.App.Tests.Law;

/// <summary>Cases made from the files themselves: each change of each value, on the day before, on and after.</summary>
public class LawChangesTests
{
    public static TheoryData<string, int> Changes
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var parameter in LawFiles.Shipped.Parameters)
            {
                for (var i = 0; i < parameter.Values.Count; i++)
                    rows.Add(parameter.Path, i);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_value_holds_from_its_first_day_and_not_a_day_sooner(string path, int index)
    {
        var values = LawFiles.Shipped.Find(path)!.Values;
        var from = values[index].From;
        Holds(path, from.AddDays(-1), index == 0 ? null : values[index - 1].Value);
        Holds(path, from, values[index].Value);
        if (index + 1 == values.Count || from.AddDays(1) < values[index + 1].From)
            Holds(path, from.AddDays(1), values[index].Value);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_value_is_not_known_a_day_before_it_could_be(string path, int index)
    {
        var value = LawFiles.Shipped.Find(path)!.Values[index];
        var before = LawFiles.Shipped.KnownAt(value.KnownFrom.AddDays(-1)).Find(path)!.Values;
        var on = LawFiles.Shipped.KnownAt(value.KnownFrom).Find(path)!.Values;
        Assert.DoesNotContain(value, before);
        Assert.Contains(value, on);
    }

    private static void Holds(string path, DateOnly day, LawValue? expected)
    {
        var found = LawFiles.Shipped.On(path, day);
        if (expected is null)
            Assert.Equal("no-law-on", found.Refusal?.Reason);
        else
            Assert.Equal(expected, found.Value.Value);
    }
}
