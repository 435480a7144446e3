using System.Text;
using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Runs;

namespace Naungan.Torture.Kill;

/// <summary>
/// What is found after a crash: everything acknowledged, nothing torn; and the story of a finished plan.
/// </summary>
internal static class Aftermath
{
    private static readonly string[] _states =
    [
        "computed",
        "approved",
        "submitted",
        "billed",
        "paid",
        "partly-reconciled",
        "reconciled",
    ];

    private const string RowsAreCounted =
        "s.rows_read = (select count(*) from submission_row r where r.submission_id = s.id and r.outcome <> 'ignored')";

    internal static async Task Check(Db db, IReadOnlyList<string> acks)
    {
        await using (var session = await db.Read(default))
        {
            if (session.Kind == DbKind.Sqlite)
            {
                var damage = await session.One<string>("pragma integrity_check");
                if (damage != "ok")
                    throw new Violation("the database is damaged: " + damage);
            }

            foreach (var ack in acks)
                await Stored(session, ack.Split(' '));
            if (await session.One<long>("select count(*) from submission s where not " + RowsAreCounted) > 0)
                throw new Violation("a piece of a list was kept in half");
        }

        var money = await VerifyMoney.Handle(new(Regency.Code), Regency.Auditor, db, default);
        if (money.Value.Faults.Count > 0)
            throw new Violation("verify finds " + string.Join("; ", money.Value.Faults));
        var chain = await VerifyChain.Handle(new(Regency.Code), Regency.Auditor, db, default);
        if (chain.Value.BrokenAt is { } at)
            throw new Violation($"the audit chain breaks at {at}");
    }

    /// <summary>Names, figures and states of everything, without the ids that time and chance give.</summary>
    internal static async Task<string> Story(Db db)
    {
        await using var session = await db.Read(default);
        var text = new StringBuilder();
        foreach (var sql in _stories)
        {
            foreach (var line in await session.List<string>(sql))
                text.Append(line).Append('\n');
            text.Append("--\n");
        }

        return text.ToString();
    }

    private static async Task Stored(Session session, string[] ack)
    {
        var (step, id) = (ack[1], Guid.Parse(ack[3]));
        var sql = step switch
        {
            "import" or "job" => "select count(*) from submission s where s.id = @id and s.state = 'checked' and "
                + RowsAreCounted,
            "migrate" => "select 1",
            "answer" or "answer-again" => "select count(*) from insurer_file where id = @file and direction = 'in'",
            "pay-jkk" or "pay-jkm" => "select count(*) from payment p join budget_line b on b.id = p.budget_line_id "
                + "where p.run_id = @id and b.insurance = @insurance and p.sp2d_number is not null",
            "resubmit" => "select count(*) from run where id = @id and state in ('partly-reconciled', 'reconciled')",
            _ => "select count(*) from run where id = @id and state in (" + From(step) + ")",
        };
        var found = await session.One<long>(
            sql,
            new
            {
                id,
                file = ack.Length > 4 && Guid.TryParse(ack[4], out var file) ? file : Guid.Empty,
                insurance = step[(step.IndexOf('-') + 1)..],
            }
        );
        if (found != 1)
            throw new Violation($"acknowledged and lost: {string.Join(' ', ack)}");
        if (step == "open")
            await SameSeal(session, id, ack[4]);
    }

    private static async Task SameSeal(Session session, Guid id, string sha256)
    {
        var stored = await session.One<byte[]>("select lines_sha256 from run where id = @id", new { id });
        if (Convert.ToHexStringLower(stored) != sha256)
            throw new Violation($"run {id} was acknowledged with another seal");
    }

    private static string From(string step)
    {
        var state = step switch
        {
            "open" => "computed",
            "approve" => "approved",
            "submit" => "submitted",
            "bill" => "billed",
            _ => throw new InvalidOperationException(step),
        };
        return string.Join(", ", _states.SkipWhile(one => one != state).Select(one => $"'{one}'"));
    }

    private static readonly string[] _stories =
    [
        "select r.month || ' ' || r.state || ' ' || r.people || ' ' || r.amount || ' ' || r.exclusions from run r order by 1",
        "select p.name || ' ' || l.month || ' ' || l.insurance || ' ' || l.amount || ' ' || l.state || ' ' "
            + "|| l.correction from run_line l join person p on p.id = l.person_id order by 1",
        "select e.kind || ' ' || p.account || ' ' || p.month || ' ' || b.insurance || ' ' || p.amount from ledger_entry e "
            + "join posting p on p.entry_id = e.id join budget_line b on b.id = p.budget_line_id order by 1",
        "select r.month || ' ' || f.kind || ' ' || f.rows_count || ' ' || f.amount || ' ' || f.accepted || ' ' "
            + "|| f.rejected || ' ' || f.differing || ' ' || f.unknown || ' ' || f.repeated from insurer_file f "
            + "join run r on r.id = f.run_id order by 1",
        "select file_name || ' ' || rows_read || ' ' || accepted || ' ' || merged || ' ' || waiting || ' ' || rejected "
            + "from submission order by 1",
        "select s.file_name || ' ' || r.row_number || ' ' || r.outcome || ' ' || coalesce(r.reason, '') "
            + "from submission_row r join submission s on s.id = r.submission_id order by s.file_name, r.row_number",
        "select kind || ' ' || label || ' ' || state || ' ' || phase || ' ' || done || ' ' || total from job order by 1",
        "select name || ' ' || nik_state from person order by 1",
        "select action || ' ' || count(*) from audit_event where action <> 'coverage.ask' group by action order by 1",
    ];
}
