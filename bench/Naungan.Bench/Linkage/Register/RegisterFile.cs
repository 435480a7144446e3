using System.Globalization;
using System.Text;

namespace Naungan.Bench.Linkage.Register;

/// <summary>
/// Writes a register as CSV: id, nik, name, birth_date, sex, mother, village, address, phone, cluster. The last
/// column is the truth, which the presets never read.
/// </summary>
public static class RegisterFile
{
    public const string Heading = "id,nik,name,birth_date,sex,mother,village,address,phone,cluster";

    /// <summary>Share of people who appear again in another list, and again after that.</summary>
    private const double AgainShare = 0.3;

    public static void Write(string path, int records, ulong seed, double rate)
    {
        using var writer = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 20);
        writer.Write(Heading + "\n");
        foreach (var line in Rows(records, seed, rate))
            writer.Write(line + "\n");
    }

    /// <summary>Records in an order that keeps nothing together.</summary>
    public static IEnumerable<string> Rows(int records, ulong seed, double rate)
    {
        var draw = new Draw(seed ^ 0xABCDEF);
        var mistakes = new Mistakes(seed + 1, rate);
        var lines = new string[records];
        var count = 0;
        foreach (var household in new RegisterMaker(seed, Math.Clamp(records / 400, 20, 8000)).Households())
        {
            foreach (var person in household)
            {
                var relative = household[draw.Below(household.Count)];
                do
                {
                    if (count < records)
                        lines[count++] = Record(person, relative == person ? null : relative, mistakes);
                } while (draw.Chance(AgainShare));
            }

            if (count == records)
                break;
        }

        for (var i = records - 1; i > 0; i--)
        {
            var j = draw.Below(i + 1);
            (lines[i], lines[j]) = (lines[j], lines[i]);
        }

        for (var i = 0; i < records; i++)
            yield return (i + 1).ToString("D", CultureInfo.InvariantCulture) + "," + lines[i];
    }

    private static string Record(Person person, Person? relative, Mistakes mistakes)
    {
        var moved = mistakes.Hit(0.06);
        var village = moved ? person.Village / 3 : person.Village;
        string[] fields =
        [
            mistakes.Nik(person, relative),
            mistakes.Name(person.Name, true),
            mistakes.Birth(person),
            mistakes.Sex(person),
            mistakes.Mother(person.Mother),
            mistakes.Hit(0.03)
                ? ""
                : FormattableString.Invariant(
                    $"64.{1 + (village / 40 % 80):D2}.{1 + (village / 8 % 30):D2}.{2001 + (village % 8)}"
                ),
            mistakes.Address(person.Address, moved),
            mistakes.Phone(person.Phone, mistakes.Hit(0.15)),
            person.Number.ToString(CultureInfo.InvariantCulture),
        ];
        return string.Join(',', fields.Select(f => f.Contains(',', StringComparison.Ordinal) ? $"\"{f}\"" : f));
    }
}
