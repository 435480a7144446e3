using Naungan.App.Platform.Database;
using Naungan.Core.Identity;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Runs;

namespace Naungan.App.Runs;

/// <summary>The large rows of a run: written in bulk, read back as a stream.</summary>
internal static class RunLines
{
    internal static async Task Insert(
        Session session,
        RegionCode region,
        RunRow run,
        ComputedRun computed,
        Dictionary<Jaminan, Guid> budget,
        CancellationToken stop
    )
    {
        await session.BulkInsert(
            "run_tariff",
            ["region_code", "run_id", "number", "insurance", "base", "amount", "employer", "worker", "explanation"],
            computed.Tariffs.Select(t =>
                new object?[]
                {
                    region.Code,
                    run.Id,
                    t.Number,
                    t.Insurance.Key(),
                    t.Base,
                    t.Amount.Amount,
                    t.Employer.Amount,
                    t.Worker.Amount,
                    t.Because,
                }
            ),
            stop
        );
        await session.BulkInsert(
            "run_exclusion",
            ["region_code", "run_id", "person_id", "insurance", "reason"],
            computed.Exclusions.Select(e =>
                new object?[] { region.Code, run.Id, e.Person, e.Insurance.Key(), e.Reason }
            ),
            stop
        );
        await session.BulkInsert("stored_line", _columns, Rows(region, run, computed, budget), stop);
    }

    /// <summary>
    /// Hashes what is stored, from scratch. Equal to the run's own hash unless something was changed.
    /// </summary>
    internal static async Task<byte[]> Digest(Session session, RegionCode region, RunRow run, CancellationToken stop)
    {
        var tariffs = await RunTables.Tariffs(session, region, run.Id, stop);
        using var digest = new RunDigest(run.ProgrammeCode, run.Month, run.Segment, tariffs.Select(Tariff));
        var lines = session.Each(
            "select person_id, insurance, tariff, amount from run_line where region_code = @region and run_id = @run "
                + "order by person_id, insurance",
            new { region, run = run.Id },
            row => (Person: row.Id(0), Insurance: row.Text(1), Tariff: row.Int(2), Amount: row.Long(3))
        );
        foreach (var line in lines)
        {
            stop.ThrowIfCancellationRequested();
            digest.Add(line.Person, StoredInsurance.Read(line.Insurance), line.Tariff, new Rupiah(line.Amount));
        }

        return digest.Finish();
    }

    private static readonly string[] _columns =
    [
        "region_code",
        "run_id",
        "person_id",
        "insurance",
        "month",
        "budget_line_id",
        "tariff",
        "amount",
        "state",
        "correction",
    ];

    private static IEnumerable<object?[]> Rows(
        RegionCode region,
        RunRow run,
        ComputedRun computed,
        Dictionary<Jaminan, Guid> budget
    )
    {
        // One array for all rows: both databases have taken the values before the next row is asked for.
        object code = region.Code;
        object id = run.Id;
        object month = run.Month.Number;
        object open = "open";
        object inForce = 0;
        var keys = budget.Keys.ToDictionary(insurance => insurance, insurance => (object)insurance.Key());
        var lines = budget.ToDictionary(line => line.Key, line => (object)line.Value);
        var row = new object?[_columns.Length];
        foreach (var line in computed.Lines)
        {
            row[0] = code;
            row[1] = id;
            row[2] = line.Person;
            row[3] = keys[line.Insurance];
            row[4] = month;
            row[5] = lines[line.Insurance];
            row[6] = line.Tariff;
            row[7] = line.Amount.Amount;
            row[8] = open;
            row[9] = inForce;
            yield return row;
        }
    }

    private static RunTariff Tariff(TariffRow row) =>
        new(
            row.Number,
            StoredInsurance.Read(row.Insurance),
            row.Base,
            row.Amount,
            row.Employer,
            row.Worker,
            row.Explanation
        );
}
