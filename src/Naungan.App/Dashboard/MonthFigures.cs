using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Naungan.App.Platform.Database;
using Naungan.Core.Identity;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Dashboard;

/// <summary>People whose contributions of a month were accepted, and what they cost.</summary>
/// <param name="Sector">Code of the category within its programme; empty for whoever left its list.</param>
internal sealed record PaidPart(
    Month Month,
    string Programme,
    string Sector,
    string Agency,
    long People,
    Rupiah Amount
);

/// <summary>
/// Paid months by programme, sector and agency, as kept figures. A month is counted again only when something it is
/// made of changed, because the lines of all months are the largest table there is; a verification counts every month.
/// </summary>
internal static class MonthFigures
{
    internal const string People = "month-people";
    internal const string Money = "month-money";
    internal const string Stamp = "month-stamp";

    /// <param name="kept">What was counted before; empty to count every month.</param>
    internal static async Task<List<Figure>> Count(
        Session session,
        RegionCode region,
        IReadOnlyList<Figure> kept,
        CancellationToken stop
    )
    {
        var before = kept.ToLookup(figure => figure.Part.Split(':')[0]);
        var made = await session.One<string>(MadeSql, new { region }, stop);
        var runs = await session.List<RunState>(RunSql, new { region }, stop);
        var figures = new List<Figure>();
        foreach (var month in runs.GroupBy(run => run.Month))
        {
            var part = Text(month.Key.Number);
            var stamp = new Figure
            {
                Name = Stamp,
                Part = part,
                Value = StampOf(made, month),
            };
            if (before[part].Contains(stamp))
                figures.AddRange(before[part]);
            else
                figures.AddRange([stamp, .. await OfMonth(session, region, month.Key, stop)]);
        }

        return figures;
    }

    /// <summary>The kept figures read back, the newest month first.</summary>
    internal static List<PaidPart> Read(IReadOnlyList<Figure> figures)
    {
        var money = figures.Where(one => one.Name == Money).ToDictionary(one => one.Part, one => one.Value);
        return
        [
            .. figures
                .Where(one => one.Name == People)
                .Select(one => PartOf(one, money.GetValueOrDefault(one.Part)))
                .OrderByDescending(one => one.Month),
        ];
    }

    private static PaidPart PartOf(Figure figure, long money)
    {
        var parts = figure.Part.Split(':');
        var month = Month.FromNumber(int.Parse(parts[0], CultureInfo.InvariantCulture));
        return new PaidPart(month, parts[1], parts[2], parts[3], figure.Value, new Rupiah(money));
    }

    private static async Task<List<Figure>> OfMonth(
        Session session,
        RegionCode region,
        Month month,
        CancellationToken stop
    )
    {
        var rows = await session.List<Row>(MonthSql, new { region, month = month.Number }, stop);
        return
        [
            .. rows.SelectMany(row =>
            {
                var part = $"{Text(month.Number)}:{row.Programme}:{row.Sector}:{row.Agency}";
                return new[]
                {
                    new Figure
                    {
                        Name = People,
                        Part = part,
                        Value = row.People,
                    },
                    new Figure
                    {
                        Name = Money,
                        Part = part,
                        Value = row.Amount,
                    },
                };
            }),
        ];
    }

    /// <summary>Differs when a run, its answers, its postings or anybody's place in a programme changed.</summary>
    private static long StampOf(string made, IEnumerable<RunState> runs)
    {
        var text = made + "|" + string.Join('|', runs.Select(run => $"{run.Id} {run.State} {run.Files} {run.Entries}"));
        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Who is in which sector changes with assessments, verifications, decrees and merges alone.</summary>
    private const string MadeSql = """
        select (select count(*) from assessment where region_code = @region) || ' '
            || (select count(*) from decree where region_code = @region and sealed_at is not null) || ' '
            || (select count(*) from person_merge where region_code = @region) || ' '
            || (select count(*) from person_merge where region_code = @region and state = 'split')
        """;

    private const string RunSql = """
        select r.id, r.month, r.state,
            (select count(*) from insurer_file f where f.region_code = r.region_code and f.run_id = r.id) as files,
            (select count(*) from ledger_entry e where e.region_code = r.region_code and e.run_id = r.id) as entries
        from run r where r.region_code = @region and r.state <> 'reversed' order by r.month, r.id
        """;

    private const string MonthSql = """
        select r.programme_code as programme, coalesce(e.category, '') as sector,
            coalesce(e.agency_code, r.agency_code) as agency, count(distinct l.person_id) as people,
            cast(sum(l.amount) as bigint) as amount
        from run r
        join run_line l on l.region_code = r.region_code and l.run_id = r.id
        left join enrolment e on e.region_code = l.region_code and e.programme_code = r.programme_code
            and e.person_id = l.person_id
        where r.region_code = @region and r.month = @month and r.state <> 'reversed' and l.state = 'accepted'
            and l.correction = 0
        group by r.programme_code, coalesce(e.category, ''), coalesce(e.agency_code, r.agency_code)
        """;

    private sealed record RunState
    {
        public Guid Id { get; init; }
        public Month Month { get; init; }
        public string State { get; init; } = "";
        public long Files { get; init; }
        public long Entries { get; init; }
    }

    private sealed record Row
    {
        public string Programme { get; init; } = "";
        public string Sector { get; init; } = "";
        public string Agency { get; init; } = "";
        public long People { get; init; }
        public long Amount { get; init; }
    }
}
