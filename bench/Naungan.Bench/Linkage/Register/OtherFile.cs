using System.Globalization;
using System.Text;

namespace Naungan.Bench.Linkage.Register;

/// <summary>
/// A second list, made to be unlike the first in everything the engine could have been fitted to: other columns and
/// headings, villages by name, a family card, no mother; fewer repetitions in larger groups; and another mix of errors
/// (scanned characters, cut and reversed names, wives under their husband's name, default birthdays, rounded years).
/// </summary>
public static class OtherFile
{
    public const string Heading = "no;nik;no_kk;nama_lengkap;tgl_lahir;jk;desa;alamat;no_hp;cluster";

    private const double AgainShare = 0.11;
    private const double AgainStillShare = 0.55;

    public static void Write(string path, int records, ulong seed)
    {
        using var writer = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 20);
        writer.Write(Heading + "\n");
        foreach (var line in Rows(records, seed))
            writer.Write(line + "\n");
    }

    public static IEnumerable<string> Rows(int records, ulong seed)
    {
        var draw = new Draw(seed ^ 0x51EED);
        var mistakes = new OtherMistakes(seed + 3);
        var lines = new List<string>(records);
        var card = 0;
        foreach (var household in new RegisterMaker(seed + 9, Math.Clamp(records / 700, 12, 5000)).Households())
        {
            card++;
            foreach (var person in household)
            {
                var more = draw.Chance(AgainShare);
                lines.Add(mistakes.Record(person, household, card));
                for (; more && lines.Count < records; more = draw.Chance(AgainStillShare))
                    lines.Add(mistakes.Record(person, household, card));
                if (lines.Count == records)
                    break;
            }

            if (lines.Count == records)
                break;
        }

        for (var i = records - 1; i > 0; i--)
        {
            var j = draw.Below(i + 1);
            (lines[i], lines[j]) = (lines[j], lines[i]);
        }

        return lines.Select((line, i) => (i + 1).ToString(CultureInfo.InvariantCulture) + ";" + line);
    }
}
