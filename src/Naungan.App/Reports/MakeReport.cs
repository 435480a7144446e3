using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Time;

namespace Naungan.App.Reports;

/// <summary>Puts a report together: the same for the page, the download and the packs.</summary>
public static class MakeReport
{
    /// <param name="Name">As in the catalogue.</param>
    public sealed record Request(string Name, ReportQuery Query, bool IsMasked = true);

    public static async Task<Result<Report>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, ReportCatalogue.Browse, request.Query.Region) is { } refusal)
            return refusal;
        if (ReportCatalogue.Named(request.Name) is not { } kind)
            return Refusal.NotFound("Laporan " + request.Name);
        if (Access.Check(actor, kind.Action, request.Query.Region) is { } notAllowed)
            return notAllowed;
        var scope = Access.ScopeOf(actor, kind.Action);
        await using var session = await db.Read(stop);
        var source = new ReportSource(
            session,
            db.Vault,
            law,
            request.Query,
            request.IsMasked,
            scope.Agency,
            scope.Village,
            stop
        );
        var tables = await kind.Tables(source);
        var remarks = kind.Remarks is null ? [] : await kind.Remarks(source, tables);
        var report = new Report(
            kind.Name,
            kind.Title,
            await session.One<string>(
                "select name from government where region_code = @Region",
                new { request.Query.Region },
                stop
            ),
            request.Query,
            request.IsMasked,
            await LegalBasis(source),
            remarks,
            tables
        )
        {
            Signers = kind.Signers,
        };
        return report with { Hash = ReportHash.Of(report) };
    }

    /// <summary>The year and month of the latest run, until the day asked.</summary>
    public static async Task<ReportQuery> Usual(Db db, Actor actor, DateOnly today, CancellationToken stop)
    {
        await using var session = await db.Read(stop);
        var latest = await session.One<int>(
            "select coalesce(max(month), 0) from run where region_code = @Government and state <> 'reversed'",
            new { actor.Government },
            stop
        );
        var month = latest == 0 ? Month.Containing(today) : Month.FromNumber(latest);
        return new ReportQuery(actor.Government, month.Year, month, month.LastDay);
    }

    private static Task<List<string>> LegalBasis(ReportSource source) =>
        source.Lines(
            """
            select line from (
                select 1 as place, 'Program ' || name || ': ' || legal_basis as line
                from programme where region_code = @region
                union all
                select 2, title || ' nomor ' || number || ' dengan ' || partner || ', ditandatangani '
                    || cast(signed_on as text) || ', berlaku sampai sebelum ' || cast(valid_until as text)
                from agreement where region_code = @region
                union all
                select 3, 'Keputusan nomor ' || number || ' tanggal ' || cast(decided_on as text) || ': ' || title
                from decree where region_code = @region and state = 'sealed' and decided_on <= @on
                union all
                select distinct 4, document || ' tahun anggaran ' || cast(fiscal_year as text)
                from budget_line where region_code = @region and fiscal_year = @year) x
            order by place, line
            """
        );
}
