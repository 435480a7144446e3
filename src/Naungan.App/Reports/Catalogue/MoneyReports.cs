namespace Naungan.App.Reports.Catalogue;

/// <summary>What was billed, paid, reconciled, and what is left of the budget.</summary>
internal static class MoneyReports
{
    private static readonly ReportColumn _month = new("month", "Bulan", ColumnKind.Month, 8);
    private static readonly ReportColumn _programme = new("programme", "Program", Weight: 14);
    private static readonly ReportColumn _people = new("people", "Orang", ColumnKind.Number, 5);

    internal static ReportKind Runs { get; } =
        new(
            "run-recap",
            "Rekapitulasi Iuran dan Tagihan",
            "Setiap bulan iuran dalam setahun: orang, jumlah per jaminan, kode iuran, jatuh tempo dan keadaannya.",
            ReportCatalogue.Read,
            async source =>
                [
                    await source.Table(
                        "Iuran per bulan dan program",
                        """
                        select r.month, p.name as programme, r.reading, r.fund, r.people,
                            coalesce((select sum(l.amount) from run_line l where l.region_code = r.region_code
                                and l.run_id = r.id and l.insurance = 'jkk'), 0) as jkk,
                            coalesce((select sum(l.amount) from run_line l where l.region_code = r.region_code
                                and l.run_id = r.id and l.insurance = 'jkm'), 0) as jkm,
                            r.amount, r.billing_code, r.due_on, r.state
                        from run r
                        join programme p on p.region_code = r.region_code and p.code = r.programme_code
                        where r.region_code = @region and r.month >= @first and r.month <= @last
                            and (@agency = '' or r.agency_code = @agency)
                        order by r.month, p.name, r.id
                        """,
                        _month,
                        _programme,
                        new("reading", "Segmen", ColumnKind.Code, 8),
                        new("fund", "Dana", Weight: 4),
                        _people,
                        new("jkk", "JKK", ColumnKind.Money, 12),
                        new("jkm", "JKM", ColumnKind.Money, 12),
                        new("amount", "Jumlah", ColumnKind.Money, 12),
                        new("billing_code", "Kode iuran", Weight: 13),
                        new("due_on", "Jatuh tempo", ColumnKind.Day, 9),
                        new("state", "Keadaan", ColumnKind.Code, 7)
                    ),
                    await source.Table(
                        "Pembayaran",
                        """
                        select r.month, p.name as programme, b.insurance, y.amount, y.spp_number, y.spp_on, y.spm_number,
                            y.spm_on, y.sp2d_number, y.sp2d_on
                        from payment y
                        join run r on r.region_code = y.region_code and r.id = y.run_id
                        join budget_line b on b.region_code = y.region_code and b.id = y.budget_line_id
                        join programme p on p.region_code = r.region_code and p.code = r.programme_code
                        where y.region_code = @region and r.month >= @first and r.month <= @last
                            and (@agency = '' or r.agency_code = @agency)
                        order by r.month, p.name, b.insurance, y.id
                        """,
                        _month,
                        _programme,
                        new("insurance", "Jaminan", ColumnKind.Code, 6),
                        new("amount", "Jumlah", ColumnKind.Money, 12),
                        new("spp_number", "SPP", Weight: 10),
                        new("spp_on", "Tanggal", ColumnKind.Day, 9),
                        new("spm_number", "SPM", Weight: 10),
                        new("spm_on", "Tanggal", ColumnKind.Day, 9),
                        new("sp2d_number", "SP2D", Weight: 10),
                        new("sp2d_on", "Tanggal", ColumnKind.Day, 9)
                    ),
                ]
        );

    internal static ReportKind Reconciliation { get; } =
        new(
            "reconciliation-minutes",
            "Berita Acara Rekonsiliasi",
            "Bulan iuran dicocokkan dengan jawaban penyelenggara: diterima, ditolak menurut kode, dan berkas serta sidiknya.",
            ReportCatalogue.Read,
            async source =>
                [
                    await source.Table(
                        "Hasil per program",
                        """
                        select p.name as programme, l.insurance, l.state, count(*) as people, sum(l.amount) as amount
                        from run r
                        join run_line l on l.region_code = r.region_code and l.run_id = r.id
                        join programme p on p.region_code = r.region_code and p.code = r.programme_code
                        where r.region_code = @region and r.month = @month and l.correction = 0
                            and (@agency = '' or r.agency_code = @agency)
                        group by p.name, l.insurance, l.state
                        order by p.name, l.insurance, l.state
                        """,
                        _programme,
                        new("insurance", "Jaminan", ColumnKind.Code),
                        new("state", "Hasil", ColumnKind.Code, 10),
                        _people,
                        new("amount", "Jumlah", ColumnKind.Money, 12)
                    ),
                    await source.Table(
                        "Baris yang tidak langsung diterima, menurut kode penyelenggara",
                        """
                        select p.name as programme, t.code, t.outcome, count(*) as people, sum(t.amount) as amount
                        from return_line t
                        join insurer_file f on f.region_code = t.region_code and f.id = t.file_id
                        join run r on r.region_code = f.region_code and r.id = f.run_id
                        join programme p on p.region_code = r.region_code and p.code = r.programme_code
                        where t.region_code = @region and r.month = @month and (@agency = '' or r.agency_code = @agency)
                        group by p.name, t.code, t.outcome
                        order by p.name, t.code, t.outcome
                        """,
                        _programme,
                        new("code", "Kode", Weight: 12),
                        new("outcome", "Hasil", ColumnKind.Code, 10),
                        _people,
                        new("amount", "Jumlah", ColumnKind.Money, 12)
                    ),
                    await source.Table(
                        "Berkas yang dipertukarkan",
                        """
                        select p.name as programme, f.kind, f.direction, f.rows_count as people, f.amount, f.accepted,
                            f.rejected, f.sha256
                        from insurer_file f
                        join run r on r.region_code = f.region_code and r.id = f.run_id
                        join programme p on p.region_code = r.region_code and p.code = r.programme_code
                        where f.region_code = @region and r.month = @month and (@agency = '' or r.agency_code = @agency)
                        order by f.recorded_at, p.name, f.kind, f.id
                        """,
                        _programme,
                        new("kind", "Isi", ColumnKind.Code, 9),
                        new("direction", "Arah", ColumnKind.Code, 5),
                        new("people", "Baris", ColumnKind.Number, 6),
                        new("amount", "Jumlah", ColumnKind.Money, 12),
                        new("accepted", "Diterima", ColumnKind.Number, 5),
                        new("rejected", "Ditolak", ColumnKind.Number, 5),
                        new("sha256", "SHA-256", ColumnKind.Hash, 16)
                    ),
                ]
        )
        {
            Remarks = (source, _) =>
                Task.FromResult<IReadOnlyList<string>>([
                    $"Telah dilakukan pencocokan iuran bulan {source.Query.Month.ToWords()} antara pemerintah daerah dan "
                        + "penyelenggara jaminan sosial ketenagakerjaan dengan hasil sebagai berikut.",
                ]),
            Signers = ["Pemerintah daerah", "Penyelenggara jaminan sosial"],
        };

    internal static ReportKind Budget { get; } =
        new(
            "budget-realisation",
            "Realisasi Anggaran per Rekening dan Dana",
            "Pagu, yang sudah diperuntukkan, dibayar dan cocok, serta sisanya, per rekening belanja dan sumber dana.",
            ReportCatalogue.Read,
            async source =>
                [
                    await source.Table(
                        "Realisasi",
                        """
                        select a.name as agency, b.account_code, b.account_name, b.fund, b.document, b.insurance, b.ceiling,
                            coalesce(sum(case when g.account = 'reserved' then g.amount end), 0) as reserved,
                            coalesce(sum(case when g.account = 'payable' then g.amount end), 0) as payable,
                            coalesce(sum(case when g.account in ('paid', 'reconciled') then g.amount end), 0) as paid,
                            coalesce(sum(case when g.account = 'available' then g.amount end), 0) as available,
                            case when b.ceiling = 0 then 0 else
                                cast(coalesce(sum(case when g.account in ('paid', 'reconciled') then g.amount end), 0)
                                as bigint) * 10000 / b.ceiling end as share
                        from budget_line b
                        join agency a on a.region_code = b.region_code and a.code = b.agency_code
                        left join posting g on g.region_code = b.region_code and g.budget_line_id = b.id
                        where b.region_code = @region and b.fiscal_year = @year
                            and (@agency = '' or b.agency_code = @agency)
                        group by a.name, b.account_code, b.account_name, b.fund, b.document, b.insurance, b.ceiling, b.id
                        order by a.name, b.account_code, b.fund, b.insurance, b.id
                        """,
                        new("agency", "Perangkat daerah", Weight: 12),
                        new("account_code", "Rekening", Weight: 12),
                        new("account_name", "Uraian", Weight: 14),
                        new("fund", "Dana", Weight: 4),
                        new("document", "DPA", Weight: 11),
                        new("insurance", "Jaminan", ColumnKind.Code, 6),
                        new("ceiling", "Pagu", ColumnKind.Money, 12),
                        new("reserved", "Dicadangkan", ColumnKind.Money, 12),
                        new("payable", "Terutang", ColumnKind.Money, 12),
                        new("paid", "Dibayar", ColumnKind.Money, 12),
                        new("available", "Sisa", ColumnKind.Money, 12),
                        new("share", "Serapan", ColumnKind.Share, 7)
                    ),
                ]
        );
}
