using Naungan.App.People;
using Naungan.App.Platform.Database;

namespace Naungan.App.Intake;

/// <summary>Writes decided rows, in bulk: new people, what each person does, and the rows themselves.</summary>
internal sealed class IntakeWriter(Session session, IntakeWriter.Whole whole, CancellationToken stop)
{
    /// <summary>What is the same for every row of the submission.</summary>
    internal sealed record Whole(
        string Government,
        Guid Submission,
        string Agency,
        string Programme,
        string Segment,
        DateTimeOffset Now
    );

    /// <summary>
    /// Category of a person whose work no word list knows; the programme has no such category, so nobody is paid for
    /// it.
    /// </summary>
    internal const string UnknownCategory = "tidak-dikenal";

    private readonly NameWords _names = new(session, whole.Government);

    private static readonly string[] _people =
    [
        .. (
            "region_code id name name_key sex birth_date birth_place address rt rw village_code district_code "
            + "ktp_region_code nik_sealed nik_index nik_state kk_sealed kk_index phone_sealed phone_index mother_sealed "
            + "created_by_submission recorded_at"
        ).Split(' '),
    ];

    private static readonly string[] _works =
    [
        .. (
            "region_code id person_id programme_code agency_code submission_id segment category occupation monthly_wage "
            + "monthly_income standing recorded_at"
        ).Split(' '),
    ];

    private static readonly string[] _rows =
    [
        .. "region_code submission_id sheet row_number outcome reason person_id cells".Split(' '),
    ];

    /// <summary>Probabilities are stored as whole numbers.</summary>
    internal const int Millionths = 1_000_000;

    private static readonly string[] _likenesses =
    [
        .. "region_code submission_id sheet row_number person_id probability".Split(' '),
    ];

    internal async Task Write(IReadOnlyList<RowWork> rows)
    {
        await WritePeople(rows);
        session.BulkInsert("submission_row", _rows, rows, Row, stop);
        await AddLikenesses(rows);
    }

    /// <summary>Whom rows resemble; the review puts them in order by it.</summary>
    internal Task<long> AddLikenesses(IEnumerable<RowWork> rows) =>
        session.BulkInsert(
            "row_likeness",
            _likenesses,
            rows.Where(row => row.Likeness is not null && row.Reason != "same-nik").Select(Likeness),
            stop
        );

    /// <summary>New people and what each person does, without the rows.</summary>
    internal async Task WritePeople(IReadOnlyList<RowWork> rows)
    {
        var made = rows.Where(row => row.IsNew).ToList();
        if (made.Count > 0)
        {
            session.BulkInsert("person", _people, made, Person, stop);
            await _names.Add(made.Select(row => (row.PersonId!.Value, row.Facts.NameKey)), stop);
            session.BulkInsert("work", _works, made, Work, stop);
        }

        await AddWorks(rows.Where(row => row.Outcome == Outcomes.Merged).ToList());
    }

    /// <summary>
    /// What a merged row says a person does is kept beside what others said; the same thing twice is kept once, with
    /// the newest income and relation of work.
    /// </summary>
    private async Task AddWorks(List<RowWork> merged)
    {
        if (merged.Count == 0)
            return;
        await session.Run(
            "create temp table if not exists merged_work as select * from work where 1 = 0; delete from merged_work",
            stop: stop
        );
        session.BulkInsert("merged_work", _works, merged, Work, stop);
        var columns = string.Join(", ", _works);
        await session.Run(
            $"insert into work ({columns}) select {columns} from merged_work where true on conflict do nothing; "
                + "update work set monthly_income = coalesce(m.monthly_income, work.monthly_income), "
                + "standing = coalesce(m.standing, work.standing) from merged_work m "
                + "where (m.monthly_income is not null or m.standing is not null) "
                + "and work.region_code = m.region_code and work.person_id = m.person_id "
                + "and work.programme_code = m.programme_code and work.agency_code = m.agency_code "
                + "and work.category = m.category; drop table merged_work",
            stop: stop
        );
    }

    private void Person(RowWriter to, RowWork row)
    {
        var (facts, numbers) = (row.Facts, row.Sealed!);
        to.Text(whole.Government);
        to.Id(row.PersonId);
        to.Text(facts.Name);
        to.Text(facts.NameKey);
        to.Text(facts.Sex?.ToString());
        to.Date(facts.BornOn);
        to.Text(facts.BirthPlace);
        to.Text(facts.Address);
        to.Text(facts.Rt);
        to.Text(facts.Rw);
        to.Text(row.VillageCode);
        to.Text(row.DistrictCode);
        to.Text(row.KtpRegionCode);
        to.Bytes(numbers.Nik);
        to.Bytes(row.NikIndex);
        to.Text(facts.Nik.Problem ?? "format-valid");
        to.Bytes(numbers.Kk);
        to.Bytes(row.KkIndex);
        to.Bytes(numbers.Phone);
        to.Bytes(row.PhoneIndex);
        to.Bytes(numbers.Mother);
        to.Id(whole.Submission);
        to.Instant(whole.Now);
    }

    private void Work(RowWriter to, RowWork row)
    {
        to.Text(whole.Government);
        to.Id(Ids.New(whole.Now));
        to.Id(row.PersonId);
        to.Text(whole.Programme);
        to.Text(whole.Agency);
        to.Id(whole.Submission);
        to.Text(whole.Segment);
        to.Text(row.Facts.Category ?? UnknownCategory);
        to.Text(row.Facts.Occupation);
        // Of a wage earner, what is earned is the wage: lists use either word for it.
        to.Long(row.Facts.WageRupiah ?? (whole.Segment == "pu" ? row.Facts.IncomeRupiah : null));
        to.Long(row.Facts.IncomeRupiah);
        to.Text(row.Facts.WorkStanding);
        to.Instant(whole.Now);
    }

    private void Row(RowWriter to, RowWork row)
    {
        to.Text(whole.Government);
        to.Id(whole.Submission);
        to.Text(row.Facts.Sheet);
        to.Int(row.Facts.Row);
        to.Text(row.Outcome);
        to.Text(row.Reason);
        to.Id(row.PersonId);
        to.Bytes(row.Cells);
    }

    private object?[] Likeness(RowWork row) =>
        [
            whole.Government,
            whole.Submission,
            row.Facts.Sheet,
            row.Facts.Row,
            row.Likeness!.Person,
            row.Likeness.Probability is { } probability ? (int)Math.Round(probability * Millionths) : null,
        ];
}
