using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Law.Membership;
using Naungan.Core.Money;

namespace Naungan.Core.Claims;

/// <summary>Who can hand over a paper that is missing.</summary>
public enum PaperKeeper
{
    Family,
    Village,
    Hospital,
    Agency,
}

/// <summary>A kind of paper a claim may need. Which one is needed when is law, not ours.</summary>
public sealed record ClaimPaper(string Code, string Title, PaperKeeper Keeper)
{
    public static IReadOnlyList<ClaimPaper> All { get; } =
    [
        new("member-card", "Kartu peserta BPJS Ketenagakerjaan", PaperKeeper.Agency),
        new("member-ktp", "KTP peserta", PaperKeeper.Family),
        new("family-card", "Kartu Keluarga peserta dan ahli waris", PaperKeeper.Family),
        new("death-certificate", "Akta atau surat keterangan kematian", PaperKeeper.Village),
        new("heir-certificate", "Surat keterangan ahli waris", PaperKeeper.Village),
        new("heir-ktp", "KTP ahli waris", PaperKeeper.Family),
        new("marriage-book", "Buku nikah", PaperKeeper.Family),
        new("work-letter", "Surat keterangan bekerja", PaperKeeper.Agency),
        new("savings-book", "Buku tabungan penerima", PaperKeeper.Family),
        new("npwp", "NPWP penerima", PaperKeeper.Family),
        new("death-form", "Formulir 4, pengajuan manfaat JKM", PaperKeeper.Agency),
        new("accident-report-1", "Formulir 3 KK1, laporan kecelakaan kerja tahap I", PaperKeeper.Agency),
        new("accident-report-2", "Formulir 3a KK2, laporan kecelakaan kerja tahap II", PaperKeeper.Agency),
        new("medical-letter", "Formulir 3b KK3, surat keterangan dokter", PaperKeeper.Hospital),
        new("chronology", "Kronologi kejadian kecelakaan", PaperKeeper.Agency),
        new("attendance", "Daftar hadir pada bulan kejadian", PaperKeeper.Agency),
        new("rest-letter", "Surat istirahat dari dokter", PaperKeeper.Hospital),
        new("transport-receipts", "Kuitansi biaya pengangkutan", PaperKeeper.Family),
        new("receipts", "Kuitansi biaya pengobatan dan perawatan", PaperKeeper.Family),
        new("police-report", "Laporan polisi", PaperKeeper.Family),
        new("witness-letter", "Keterangan dua saksi dan fotokopi KTP mereka", PaperKeeper.Village),
        new("scholarship-form", "Formulir pengajuan manfaat beasiswa", PaperKeeper.Agency),
        new("child-birth-certificate", "Akta kelahiran anak", PaperKeeper.Family),
        new("guardian-letter", "Penetapan atau surat wali anak", PaperKeeper.Village),
        new("guardian-ktp", "KTP wali anak", PaperKeeper.Family),
        new("school-letter", "Surat keterangan masih sekolah atau kuliah", PaperKeeper.Family),
        new("school-report", "Rapor atau transkrip nilai terakhir", PaperKeeper.Family),
        new("child-savings-book", "Buku tabungan anak atau wali", PaperKeeper.Family),
        new("bloodline-letter", "Surat keterangan hubungan keluarga", PaperKeeper.Village),
        new("will", "Surat wasiat", PaperKeeper.Family),
    ];

    public static ClaimPaper? Find(string code) => All.FirstOrDefault(paper => paper.Code == code);
}

/// <summary>A paper this claim needs and the law that asks for it.</summary>
/// <param name="OnlyIf">
/// When it is needed, in Indonesian, for what the register cannot know; null when it is needed in any case.
/// </param>
public sealed record PaperNeeded(ClaimPaper Paper, string? OnlyIf, Explanation Because);

/// <summary>The checklist of one claim: by event, by heirs, by segment and costs, by the size of the grant.</summary>
public static class ClaimPapers
{
    /// <param name="On">Day of the event.</param>
    /// <param name="Heirs">Kinds of the heirs who are entitled; empty when the member lives.</param>
    /// <param name="AloneBorn">Birth dates of entitled children who have no parent left to act for them.</param>
    /// <param name="HasScholar">A scholarship is claimed too.</param>
    public sealed record Question(
        BenefitEvent Event,
        DateOnly On,
        Segment Segment,
        IReadOnlyCollection<CostKind> Costs,
        IReadOnlyCollection<HeirKind> Heirs,
        IReadOnlyCollection<DateOnly?> AloneBorn,
        bool HasScholar,
        Rupiah Estimate
    );

    public static Result<IReadOnlyList<PaperNeeded>> For(Lawbook book, Question question) =>
        LawReading.Ask<IReadOnlyList<PaperNeeded>>(book, question.On, law => Compute(law, question));

    public static bool IsDeath(this BenefitEvent what) => what is BenefitEvent.Death or BenefitEvent.AccidentDeath;

    private static List<PaperNeeded> Compute(LawReading law, Question question)
    {
        var needed = new List<PaperNeeded>();
        var adult = law.Apart().Count("claim/heirs/adult-years");
        var hasMinor = question.AloneBorn.Any(born => born is not { } day || Age(day, question.On) < adult);
        void Ask(string path, bool isWanted = true, string? onlyIf = null)
        {
            var reading = law.Apart();
            if (!isWanted || !reading.Knows(path))
                return;
            foreach (var code in reading.Names(path).Where(code => needed.TrueForAll(one => one.Paper.Code != code)))
            {
                if (!code.StartsWith("guardian-", StringComparison.Ordinal) || hasMinor)
                    needed.Add(new(ClaimPaper.Find(code) ?? throw Unknown(code), onlyIf, reading.Because));
            }
        }

        Ask("claim/papers/" + OfEvent(question.Event));
        if (question.Event != BenefitEvent.Death)
        {
            Ask("claim/papers/accident/wage-earner", question.Segment == Segment.Pu);
            Ask("claim/papers/accident/transport-costs", question.Costs.Any(IsTransport));
            Ask("claim/papers/accident/other-hospital", onlyIf: "bila fasilitas kesehatan tidak bekerja sama");
            Ask("claim/papers/accident/traffic", onlyIf: "bila kecelakaan lalu lintas");
            Ask("claim/papers/accident/outside-workplace", onlyIf: "bila di luar tempat kerja dan bukan di jalan raya");
        }

        foreach (var heir in question.Heirs.Distinct().Order())
            Ask("claim/papers/heir/" + OfHeir(heir));
        Ask("claim/papers/scholarship", question.HasScholar);
        var large = law.Apart();
        if (question.Estimate > new Rupiah(large.Number("claim/papers/large/above").Floor()))
            needed.Add(new(ClaimPaper.Find("npwp")!, null, large.Because));
        return needed;
    }

    private static bool IsTransport(CostKind cost) =>
        cost is CostKind.TransportLand or CostKind.TransportSea or CostKind.TransportAir;

    private static int Age(DateOnly born, DateOnly on) => born > on ? 0 : EnrolmentAge.AgeOn(born, on);

    private static string OfEvent(BenefitEvent what) =>
        what switch
        {
            BenefitEvent.Death => "death",
            BenefitEvent.AccidentDeath => "accident-death",
            BenefitEvent.TemporaryInability => "temporary-inability",
            BenefitEvent.AccidentCosts => "accident-costs",
            _ => "accident-disability",
        };

    private static string OfHeir(HeirKind kind) =>
        kind switch
        {
            HeirKind.Spouse => "spouse",
            HeirKind.Child => "child",
            HeirKind.BloodLine => "blood-line",
            HeirKind.Sibling => "sibling",
            HeirKind.ParentInLaw => "parent-in-law",
            _ => "named-in-will",
        };

    private static InvalidOperationException Unknown(string code) => new($"law/claim/papers names '{code}'.");
}
