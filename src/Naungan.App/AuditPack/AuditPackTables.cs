using Naungan.App.Platform.Database;
using Naungan.Core.Identity;
using Naungan.Core.Time;

namespace Naungan.App.AuditPack;

/// <summary>The way of a month's people through the tables, each stage by one question.</summary>
internal static class AuditPackTables
{
    internal static Task<List<Guid>> PeopleOf(
        Session session,
        RegionCode region,
        Month month,
        CancellationToken stop
    ) =>
        session.List<Guid>(
            "select distinct person_id from run_line where region_code = @region and month = @month",
            new { region, month },
            stop
        );

    /// <summary>
    /// Every stage has the person first, so that rows of others are left out while reading; nothing is joined by hand.
    /// </summary>
    internal static IReadOnlyList<Stage> Stages { get; } =
    [
        new(
            "1-orang.csv",
            "orang,nama,nik,desa,kecamatan",
            """
            select p.id as person_id, p.name, p.nik_sealed, coalesce(v.name, '') as village,
                coalesce(d.name, '') as district
            from person p
            left join region v on v.code = p.village_code
            left join region d on d.code = p.district_code
            where p.region_code = @region and p.id in
                (select person_id from run_line where region_code = @region and month = @month)
            order by p.id
            """
        ),
        new(
            "2-usulan.csv",
            "orang,berkas,sha256_berkas,lembar,baris,hasil,sebab,perangkat_daerah,diterima_pada",
            """
            select r.person_id, s.file_name, s.sha256, r.sheet, r.row_number, r.outcome, coalesce(r.reason, '') as reason,
                s.agency_code, s.submitted_at
            from submission_row r
            join submission s on s.region_code = r.region_code and s.id = r.submission_id
            where r.region_code = @region and r.person_id in
                (select person_id from run_line where region_code = @region and month = @month)
            order by r.person_id, s.submitted_at, s.file_name, r.sheet, r.row_number
            """
        ),
        new(
            "3-kelayakan.csv",
            "orang,program,pekerjaan,putusan,keadaan,ditanyakan_pada,mulai",
            """
            select e.person_id, e.programme_code, e.category, e.verdict, e.state, e.assessed_on, e.starts_on
            from enrolment e
            where e.region_code = @region and e.person_id in
                (select person_id from run_line where region_code = @region and month = @month)
            order by e.person_id, e.programme_code
            """
        ),
        new(
            "4-penetapan.csv",
            "orang,nomor_sk,tanggal,berlaku,baris,perubahan,sha256_lampiran",
            """
            select l.person_id, d.number, d.decided_on, d.effective_from, l.line_number, l.change, d.annex_sha256
            from decree_line l
            join decree d on d.region_code = l.region_code and d.id = l.decree_id
            where l.region_code = @region and d.state = 'sealed' and l.person_id in
                (select person_id from run_line where region_code = @region and month = @month)
            order by l.person_id, d.decided_on, d.number
            """
        ),
        new(
            "5-iuran.csv",
            "orang,tagihan,jaminan,dasar,jumlah,tarif,keadaan,kode_jawaban,sha256_jawaban,pagu",
            """
            select l.person_id, l.run_id, l.insurance, t.base, l.amount, t.amount as tariff, l.state,
                coalesce(l.answer_code, '') as answer_code, f.sha256, l.budget_line_id
            from run_line l
            join run_tariff t on t.region_code = l.region_code and t.run_id = l.run_id and t.number = l.tariff
            left join insurer_file f on f.region_code = l.region_code and f.id = l.answer_file_id
            where l.region_code = @region and l.month = @month
            order by l.person_id, l.run_id, l.insurance
            """
        ),
    ];

    /// <summary>The month's runs, their entries and postings; of all people, because money is booked by run.</summary>
    internal static IReadOnlyList<Stage> Books { get; } =
    [
        new(
            "6-tagihan.csv",
            "tagihan,program,bulan,segmen,dana,orang,jumlah,keadaan,kode_iuran,sha256_rincian,dihitung_oleh,disetujui_oleh",
            """
            select r.id, r.programme_code, r.month, r.reading, r.fund, r.people, r.amount, r.state,
                coalesce(r.billing_code, '') as billing_code, r.lines_sha256, r.opened_by,
                coalesce(r.approved_by, '') as approved_by
            from run r where r.region_code = @region and r.month = @month order by r.programme_code, r.id
            """
        ),
        new(
            "7-jurnal.csv",
            "tagihan,jurnal,jenis,dokumen,akun,pagu,rekening,jumlah,dibukukan_pada",
            """
            select e.run_id, e.entry_key, e.kind, e.document, g.account, g.budget_line_id, b.account_code, g.amount,
                e.posted_at
            from ledger_entry e
            join run r on r.region_code = e.region_code and r.id = e.run_id
            join posting g on g.region_code = e.region_code and g.entry_id = e.id
            join budget_line b on b.region_code = g.region_code and b.id = g.budget_line_id
            where e.region_code = @region and r.month = @month
            order by e.posted_at, e.entry_key, g.number
            """
        ),
    ];

    /// <param name="Sql">First column of a stage of people: person_id.</param>
    internal sealed record Stage(string File, string Heading, string Sql);
}
