using Naungan.App.Platform.Database;

namespace Naungan.App.Intake;

/// <summary>
/// Asks the register about many rows at once, through a temporary table: who has this NIK, and who has this name and
/// this birth date. Works inside the intake's transaction, so it sees the people of earlier rows.
/// </summary>
internal sealed class RegisterMatch(Session session, string government, CancellationToken stop)
{
    internal sealed record Known
    {
        public int Row { get; init; }
        public Guid Id { get; init; }
        public string NameKey { get; init; } = "";
        public DateOnly? BirthDate { get; init; }
        public string? VillageCode { get; init; }
        public byte[]? KkIndex { get; init; }
        public byte[]? PhoneIndex { get; init; }
        public byte[]? NikSealed { get; init; }

        /// <summary>The population office knows the person's NIK.</summary>
        public bool IsKnown { get; init; }
    }

    private const string Found =
        "select t.row_index as row, coalesce(p.merged_into, p.id) as id, p.name_key, p.birth_date, p.village_code, p.kk_index, p.phone_index, "
        + "p.nik_sealed, ";

    private const string IsKnownAtDukcapil =
        "exists (select 1 from outside_person o join outside_list l on l.region_code = o.region_code and l.id = o.list_id "
        + "where l.kind = 'dukcapil' and o.region_code = @government and o.answer <> 'unknown' and o.nik_index = ";

    private const string SameNik = "p.region_code = @government and p.nik_index = t.nik_index";

    private const string SameNameAndDate =
        "p.region_code = @government and p.name_key = t.name_key and p.birth_date = t.birth_date "
        + "and (t.nik_index is null or p.nik_index <> t.nik_index) and p.merged_into is null";

    // Neither database knows how many people this transaction has written so far; left to choose, it reads the whole
    // register for each piece of a list. "cross join" makes SQLite begin with the rows asked about, "offset 0" keeps
    // PostgreSQL from turning it round.
    private const string OnFile = " from intake_probe t cross join person p where ";
    private const string OnServer = " from intake_probe t cross join lateral (select * from person p where ";
    private const string OneByOne = " offset 0) p";

    private static readonly string[] _columns = ["row_index", "nik_index", "name_key", "birth_date"];

    /// <summary>Puts the rows to be asked about; their place in the list is their number in the answers.</summary>
    internal async Task Ask(IReadOnlyList<RowWork> rows)
    {
        await session.Run(
            Typed(
                "create temp table if not exists intake_probe (row_index integer not null, nik_index {bytes}, "
                    + "name_key {text}, birth_date {date}); delete from intake_probe"
            ),
            stop: stop
        );
        session.BulkInsert("intake_probe", _columns, rows.Index(), Probe, stop);
        if (session.Kind == DbKind.Postgres)
            await session.Run("analyze intake_probe", stop: stop);
    }

    internal async Task<Dictionary<int, Known>> WithSameNik() =>
        (
            await session.List<Known>(
                session.Kind == DbKind.Sqlite
                    ? $"{Found} false as is_known {OnFile} {SameNik}"
                    : $"{Found} false as is_known {OnServer} {SameNik} {OneByOne}",
                new { government },
                stop
            )
        ).ToDictionary(known => known.Row);

    /// <summary>People with exactly this folded name and birth date and another NIK, or none.</summary>
    internal async Task<ILookup<int, Known>> WithSameNameAndDate() =>
        (
            await session.List<Known>(
                session.Kind == DbKind.Sqlite
                    ? $"{Found} {IsKnownAtDukcapil} p.nik_index) as is_known {OnFile} {SameNameAndDate}"
                    : $"{Found} {IsKnownAtDukcapil} p.nik_index) as is_known {OnServer} {SameNameAndDate} {OneByOne}",
                new { government },
                stop
            )
        ).ToLookup(known => known.Row);

    /// <summary>Rows whose NIK the population office knows.</summary>
    internal async Task<HashSet<int>> KnownAtDukcapil() =>
        [
            .. await session.List<int>(
                $"select t.row_index from intake_probe t where {IsKnownAtDukcapil} t.nik_index)",
                new { government },
                stop
            ),
        ];

    internal Task Done() => session.Run("drop table if exists intake_probe", stop: stop);

    private static void Probe(RowWriter to, (int Index, RowWork Row) probe)
    {
        to.Int(probe.Index);
        to.Bytes(probe.Row.NikIndex);
        to.Text(probe.Row.Facts.NameKey);
        to.Date(probe.Row.Facts.BornOn);
    }

    private string Typed(string sql) =>
        session.Kind == DbKind.Sqlite
            ? sql.Replace("{bytes}", "blob").Replace("{text}", "text").Replace("{date}", "text")
            : sql.Replace("{bytes}", "bytea").Replace("{text}", "text collate \"C\"").Replace("{date}", "date");
}
