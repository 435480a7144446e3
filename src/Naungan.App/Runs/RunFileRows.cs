using Naungan.App.Insurer;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;
using Naungan.Core.Money;

namespace Naungan.App.Runs;

/// <summary>
/// A run's people as files need them, in the order of their ids; the only place where a run's NIKs are opened.
/// </summary>
internal static class RunFileRows
{
    private const int PartRows = 1024;
    private const int PartsAhead = 8;

    /// <param name="IsNew">No earlier month was paid for him: the insurer does not know him yet.</param>
    internal readonly record struct Person(InsurerRow Row, bool IsNew);

    private readonly record struct SealedPerson(InsurerRow Row, bool IsNew, Guid Id, byte[] Nik);

    /// <summary>Everybody of a file of this kind, part by part.</summary>
    internal static IEnumerable<Person[]> Parts(Session session, Db db, RegionCode region, RunRow run, RunFile kind)
    {
        var rows = session.Each(
            Sql(kind),
            new
            {
                region,
                run = run.Id,
                programme = run.ProgrammeCode,
                month = run.Month,
                before = run.Month.Plus(-1),
                run.OpenedAt,
            },
            row => Read(row, run, kind)
        );
        return Opened(rows, db.Vault);
    }

    /// <summary>The rows of one file.</summary>
    internal static IEnumerable<InsurerRow> Of(Session session, Db db, RegionCode region, RunRow run, RunFile kind) =>
        Parts(session, db, region, run, kind)
            .SelectMany(part => part)
            .Where(person => person.IsNew || kind != RunFile.Roster)
            .Select(person => person.Row);

    /// <summary>NIKs are opened on other threads while the next rows are read; the order stays.</summary>
    private static IEnumerable<Person[]> Opened(IEnumerable<SealedPerson> rows, Vault vault)
    {
        var ahead = new Queue<Task<Person[]>>(PartsAhead);
        foreach (var part in rows.Chunk(PartRows))
        {
            ahead.Enqueue(Task.Run(() => Array.ConvertAll(part, person => Open(person, vault))));
            if (ahead.Count == PartsAhead)
                yield return ahead.Dequeue().GetAwaiter().GetResult();
        }

        while (ahead.TryDequeue(out var part))
            yield return part.GetAwaiter().GetResult();
    }

    private static Person Open(SealedPerson person, Vault vault)
    {
        person.Row.Nik = vault.Open(person.Nik, "person.nik", person.Id)!;
        return new(person.Row, person.IsNew);
    }

    private static string Sql(RunFile kind) =>
        kind == RunFile.Mutation
            ? MutationRows.Sql
            : "select x.person_id, x.jkk, x.jkm, x.jht, x.amount, p.name, p.nik_sealed, p.birth_date, p.address, "
                + $"p.village_code, e.category, {IsKnown} as is_known "
                + $"from (select l.region_code, l.person_id, {Sums} from run_line l "
                + "where l.region_code = @region and l.run_id = @run"
                + (kind == RunFile.Resubmission ? " and l.state = 'resubmitted' and l.correction = 0" : "")
                + " group by l.region_code, l.person_id) x "
                + "join person p on p.region_code = x.region_code and p.id = x.person_id "
                + "left join enrolment e on e.region_code = x.region_code and e.programme_code = @programme "
                + "and e.person_id = x.person_id order by x.person_id";

    private const string Sums =
        "coalesce(cast(sum(l.amount) filter (where l.insurance = 'jkk') as bigint), 0) as jkk, "
        + "coalesce(cast(sum(l.amount) filter (where l.insurance = 'jkm') as bigint), 0) as jkm, "
        + "coalesce(cast(sum(l.amount) filter (where l.insurance = 'jht') as bigint), 0) as jht, "
        + "cast(sum(l.amount) as bigint) as amount";

    // The insurer knows whom it once answered about, also if he was taken off later. In the first month nobody is asked
    // about.
    private const string IsKnown =
        "case when exists (select 1 from run b where b.region_code = @region and b.month < @month) "
        + "and exists (select 1 from run_line o where o.region_code = x.region_code and o.person_id = x.person_id "
        + "and o.month < @month and (o.correction = 0 or o.answer_file_id is not null)) then 1 else 0 end";

    // Columns in the order of the statements above.
    private static SealedPerson Read(RawRow row, RunRow run, RunFile kind) =>
        new(
            new InsurerRow
            {
                Change = kind == RunFile.Mutation ? row.Text(11) : "",
                Name = row.Text(5),
                BirthDate = row.DateOrNull(7),
                Address = row.TextOrNull(8) ?? "",
                Village = row.TextOrNull(9) ?? "",
                Category = row.TextOrNull(10) ?? "",
                Month = run.Month,
                Jkk = new Rupiah(row.Long(1)),
                Jkm = new Rupiah(row.Long(2)),
                Jht = new Rupiah(row.Long(3)),
                Amount = new Rupiah(row.Long(4)),
                BillingCode = run.BillingCode ?? "",
            },
            kind != RunFile.Mutation && row.Int(11) == 0,
            row.Id(0),
            row.Bytes(6)
        );
}
