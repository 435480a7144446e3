using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;

namespace Naungan.App.Reports;

/// <summary>Papers that left the house, by the hash of their content.</summary>
internal static class ReportTables
{
    internal static Task<int> Keep(
        Session session,
        Report report,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into report_export (region_code, sha256, name, title, parameters, rows_count, made_by, made_at) "
                + "values (@region, @sha256, @Name, @Title, @parameters, @RowCount, @actor, @now) on conflict do nothing",
            new
            {
                region = report.Query.Region,
                sha256 = Convert.FromHexString(report.Hash),
                report.Name,
                report.Title,
                parameters = report.Query.Written,
                report.RowCount,
                actor = actor.Name,
                now,
            },
            stop
        );

    internal static Task<List<CheckReport.Answer>> WithHash(Session session, byte[] sha256, CancellationToken stop) =>
        session.List<CheckReport.Answer>(
            "select g.name as government, r.title, r.parameters, r.rows_count as rows, r.made_at from report_export r "
                + "join government g on g.region_code = r.region_code where r.sha256 = @sha256",
            new { sha256 },
            stop
        );
}
