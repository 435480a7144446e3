using System.Globalization;
using Naungan.App.Platform.Files;

namespace Naungan.App.Scenarios;

/// <summary>
/// The answers a government gets from outside: population office, insurer, personnel office, social office. They tell
/// who died, lives elsewhere, is insured by an employer or is a civil servant, and which NIK does not exist.
/// </summary>
internal sealed class OutsideLists(Scenario scenario, Population population, SeededRandom random)
{
    private readonly List<Listing> _rows = [.. population.Rows];

    /// <summary>One answer for each complete NIK that stands in an agency's list.</summary>
    public int WriteDukcapil(Stream output)
    {
        using var csv = new SafeCsvWriter(output);
        csv.Record(
            "nik",
            "nama",
            "tanggal_lahir",
            "jenis_kelamin",
            "status",
            "tanggal_meninggal",
            "kode_wilayah_domisili"
        );
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in _rows)
        {
            if (row.Nik.Length != 16 || row.Spoil != NikSpoil.None || !asked.Add(row.Nik))
                continue;
            if (row.Nik == row.Person.Nik)
                WriteAnswer(csv, row.Person);
            else
                csv.Record(row.Nik, "", "", "", "TIDAK DITEMUKAN", "", "");
        }
        return csv.Row - 2;
    }

    /// <summary>Members the insurer knows: paid by an employer today, or in the past.</summary>
    public int WriteInsurer(Stream output)
    {
        using var csv = new SafeCsvWriter(output);
        csv.Record("nik", "nama", "tanggal_lahir", "npp", "pemberi_kerja", "segmen", "status", "tanggal_mulai");
        foreach (var row in _rows.Where(r => r.Defect is Defect.EmployerInsured or Defect.FormerMember))
        {
            var active = row.Defect == Defect.EmployerInsured;
            csv.Field(row.Person.Nik);
            csv.Field(row.Person.Name.ToUpperInvariant());
            csv.Field(row.Person.BornOn);
            csv.Field(string.Create(CultureInfo.InvariantCulture, $"KK{random.Below(1_000_000):000000}"));
            csv.Field(random.Pick(_employers));
            csv.Field("PU");
            csv.Field(active ? "AKTIF" : "NONAKTIF");
            csv.Field(scenario.EnrolledOn.AddDays(-200 - random.Below(2500)));
            csv.EndRecord();
        }
        return csv.Row - 2;
    }

    public int WriteCivilServants(Stream output)
    {
        using var csv = new SafeCsvWriter(output);
        csv.Record("nik", "nip", "nama", "tanggal_lahir", "instansi", "golongan");
        foreach (var row in _rows.Where(r => r.Defect == Defect.Asn))
        {
            var person = row.Person;
            var since = scenario.EnrolledOn.AddMonths(-4 - random.Below(100));
            csv.Field(person.Nik);
            // NIP: birth date, month of appointment, sex, serial (PP 53/2010 practice); serials from 901 are free.
            csv.Field(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{person.BornOn:yyyyMMdd}{since:yyyyMM}{(person.Female ? 2 : 1)}{901 + random.Below(90)}"
                )
            );
            csv.Field(person.Name.ToUpperInvariant());
            csv.Field(person.BornOn);
            csv.Field(person.Office.Length > 0 ? person.Office : "Dinas Pendidikan dan Kebudayaan");
            csv.Field(random.Pick(_ranks));
            csv.EndRecord();
        }
        return csv.Row - 2;
    }

    /// <summary>Welfare deciles of most vulnerable workers; a person not in it is not thereby well off.</summary>
    public int WriteDeciles(Stream output)
    {
        using var csv = new SafeCsvWriter(output);
        csv.Record("nik", "no_kk", "nama", "desil", "tanggal_data");
        foreach (var row in _rows)
        {
            var person = row.Person;
            if (row.Expected != "accepted" || person.SectorLabel.Length == 0 || !random.Percent(85))
                continue;
            csv.Field(person.Nik);
            csv.Field(person.Home.Kk);
            csv.Field(person.Name.ToUpperInvariant());
            csv.Field(1 + random.Below(4));
            csv.Field(scenario.DataReceivedOn);
            csv.EndRecord();
        }
        return csv.Row - 2;
    }

    private static readonly string[] _employers =
    [
        "PT Sawit Contoh Lestari",
        "PT Tambang Contoh Mahakam",
        "CV Contoh Bangun Kutai",
        "PT Kayu Contoh Belayan",
        "PT Contoh Jasa Boga",
    ];
    private static readonly string[] _ranks = ["II/a", "II/c", "III/a", "III/b", "PPPK V", "PPPK IX"];

    private void WriteAnswer(SafeCsvWriter csv, Person person)
    {
        var dead = person.Defect == Defect.Deceased;
        csv.Field(person.Nik);
        csv.Field(person.Name.ToUpperInvariant());
        csv.Field(person.BornOn);
        csv.Field(person.Female ? "P" : "L");
        csv.Field(dead ? "MENINGGAL" : "SESUAI");
        if (dead)
            csv.Field(scenario.EnrolledOn.AddDays(-15 - random.Below(900)));
        else
            csv.Field("");
        // The register of a province's people names their regency.
        var home = scenario.Government.Contains('.', StringComparison.Ordinal)
            ? scenario.Government
            : person.Home.Village.District.Code[..5];
        csv.Field(person.KtpElsewhere?.Code ?? home);
        csv.EndRecord();
    }
}
