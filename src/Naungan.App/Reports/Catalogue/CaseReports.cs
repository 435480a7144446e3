namespace Naungan.App.Reports.Catalogue;

/// <summary>What became of families' claims and of what residents reported; no names.</summary>
internal static class CaseReports
{
    internal static ReportKind Claims { get; } =
        new(
            "claims",
            "Klaim dan Penyerahan Santunan",
            "Kejadian yang dilaporkan dalam setahun menurut jenis dan keadaan, santunan yang dibayar, dan acara penyerahan.",
            ReportCatalogue.Read,
            async source =>
                [
                    await source.Table(
                        "Klaim menurut kejadian dan keadaan",
                        """
                        select event, 'klaim.' || state as state, count(*) as cases, coalesce(sum(decided_amount), 0) as decided,
                            coalesce(sum(paid_amount), 0) as paid
                        from claim
                        where region_code = @region and happened_on >= @begins and happened_on < @after and @agency = ''
                        group by event, state order by event, state
                        """,
                        new("event", "Kejadian", ColumnKind.Code, 14),
                        new("state", "Keadaan", ColumnKind.Code, 10),
                        new("cases", "Klaim", ColumnKind.Number),
                        new("decided", "Disetujui", ColumnKind.Money, 10),
                        new("paid", "Dibayar", ColumnKind.Money, 10)
                    ),
                    await source.Table(
                        "Penyerahan santunan",
                        """
                        select h.held_on, h.title, h.place, h.office, count(f.claim_id) as families,
                            coalesce(sum(c.paid_amount), 0) as paid
                        from handover h
                        left join handover_family f on f.region_code = h.region_code and f.handover_id = h.id
                        left join claim c on c.region_code = f.region_code and c.id = f.claim_id
                        where h.region_code = @region and h.held_on >= @begins and h.held_on < @after and @agency = ''
                        group by h.held_on, h.title, h.place, h.office, h.id order by h.held_on, h.title, h.id
                        """,
                        new("held_on", "Tanggal", ColumnKind.Day, 8),
                        new("title", "Acara", Weight: 14),
                        new("place", "Tempat", Weight: 10),
                        new("office", "Diserahkan oleh", Weight: 10),
                        new("families", "Keluarga", ColumnKind.Number),
                        new("paid", "Santunan", ColumnKind.Money, 10)
                    ),
                ]
        );

    internal static ReportKind Grievances { get; } =
        new(
            "grievances",
            "Statistik Pengaduan",
            "Pengaduan yang masuk dalam setahun menurut kategori, saluran dan keadaan, dan yang lewat batas waktu.",
            ReportCatalogue.Read,
            async source =>
                [
                    await source.Table(
                        "Pengaduan menurut kategori",
                        """
                        select category, 'lewat.' || channel as channel, 'pengaduan.' || state as state, count(*) as cases,
                            sum(case when answered_on is null and due_on < @on then 1 else 0 end) as late
                        from grievance
                        where region_code = @region and received_on >= @begins and received_on < @after
                            and not is_confidential and @agency = ''
                        group by category, channel, state order by category, channel, state
                        """,
                        new("category", "Kategori", ColumnKind.Code, 14),
                        new("channel", "Saluran", ColumnKind.Code, 10),
                        new("state", "Keadaan", ColumnKind.Code, 10),
                        new("cases", "Pengaduan", ColumnKind.Number),
                        new("late", "Lewat batas waktu", ColumnKind.Number)
                    ),
                ]
        )
        {
            Remarks = (_, _) => Task.FromResult<IReadOnlyList<string>>(["Pengaduan rahasia tidak dihitung di sini."]),
        };
}
