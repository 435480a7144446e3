using Naungan.App.Platform.Database;
using Naungan.Core;

namespace Naungan.App.Matching;

/// <summary>Merges of people, and what each one moved.</summary>
internal static class MergeTables
{
    internal sealed record Merge
    {
        public Guid Id { get; init; }
        public Guid KeptId { get; init; }
        public Guid AbsorbedId { get; init; }
        public string KeptName { get; init; } = "";
        public string AbsorbedName { get; init; } = "";
        public string State { get; init; } = "";
        public string Why { get; init; } = "";
        public string AskedBy { get; init; } = "";
        public DateTimeOffset AskedAt { get; init; }
    }

    internal static Task<List<Merge>> Of(Session session, string government, Guid? only, CancellationToken stop) =>
        session.List<Merge>(
            "select m.id, m.kept_id, m.absorbed_id, k.name as kept_name, a.name as absorbed_name, m.state, m.why, "
                + "m.asked_by, m.asked_at from person_merge m join person k on k.region_code = m.region_code "
                + "and k.id = m.kept_id join person a on a.region_code = m.region_code and a.id = m.absorbed_id "
                + "where m.region_code = @government and (@only is null or m.id = @only) "
                + "order by m.asked_at desc, m.id desc limit 100",
            new { government, only },
            stop
        );

    internal static async Task<bool> HasPaidMonths(
        Session session,
        string government,
        Guid kept,
        Guid absorbed,
        CancellationToken stop
    ) =>
        await session.Maybe<int?>(
            "select 1 from run_line where region_code = @government and person_id in (@kept, @absorbed) limit 1",
            new
            {
                government,
                kept,
                absorbed,
            },
            stop
        )
            is not null;

    internal static Task<int> CountFree(
        Session session,
        string government,
        Guid kept,
        Guid absorbed,
        CancellationToken stop
    ) =>
        session.One<int>(
            "select count(*) from person where region_code = @government and id in (@kept, @absorbed) "
                + "and merged_into is null",
            new
            {
                government,
                kept,
                absorbed,
            },
            stop
        );

    /// <summary>Remembers that two people are two; the pair is not brought up again.</summary>
    internal static Task<int> KeepApart(
        Session session,
        string government,
        Guid one,
        Guid other,
        string by,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var isOrdered = string.CompareOrdinal(one.ToString(), other.ToString()) < 0;
        var (low, high) = isOrdered ? (one, other) : (other, one);
        return session.Run(
            "insert into person_distinct (region_code, low_id, high_id, decided_by, decided_at) "
                + "values (@government, @low, @high, @by, @now) on conflict do nothing",
            new
            {
                government,
                low,
                high,
                by,
                now,
            },
            stop
        );
    }

    /// <summary>Who still stands in a roster would go on being paid beside the person he is.</summary>
    internal static async Task<Refusal?> WhyNot(
        Session session,
        string government,
        Guid absorbed,
        CancellationToken stop
    )
    {
        var values = new { government, absorbed };
        var inRoster = await session.One<int>(
            "select count(*) from enrolment where region_code = @government and person_id = @absorbed "
                + "and state in ('verified', 'decreed', 'registered')",
            values,
            stop
        );
        if (inRoster > 0)
            return Refusal.Invalid(
                "still-registered",
                "Orang yang dilebur masih dalam daftar peserta. Keluarkan dahulu dengan SK mutasi, atau gabungkan ke arah "
                    + "sebaliknya."
            );
        var holdsOthers = await session.One<int>(
            "select count(*) from person where region_code = @government and merged_into = @absorbed",
            values,
            stop
        );
        return holdsOthers == 0
            ? null
            : Refusal.Invalid(
                "merge-chain",
                "Orang lain sudah digabung ke orang ini. Gabungkan ke arah sebaliknya, atau pisahkan dahulu."
            );
    }

    /// <summary>Nobody who is part of a merge that waits for its second person is part of another.</summary>
    internal static async Task<bool> IsAsked(
        Session session,
        string government,
        Guid kept,
        Guid absorbed,
        CancellationToken stop
    ) =>
        await session.One<int>(
            "select count(*) from person_merge where region_code = @government and state = 'asked' "
                + "and (kept_id in (@kept, @absorbed) or absorbed_id in (@kept, @absorbed))",
            new
            {
                government,
                kept,
                absorbed,
            },
            stop
        ) > 0;

    /// <summary>
    /// Keeps what the absorbed person has, then gives it to the kept one; the same work twice is kept once.
    /// </summary>
    internal static async Task Move(Session session, string government, Merge merge, CancellationToken stop)
    {
        var values = new
        {
            government,
            merge.Id,
            merge.KeptId,
            merge.AbsorbedId,
        };
        string[] steps =
        [
            "insert into person_merge_work (region_code, merge_id, work_id, programme_code, agency_code, submission_id, "
                + "segment, category, occupation, monthly_wage, monthly_income, standing, recorded_at) select region_code, @Id, id, programme_code, "
                + "agency_code, submission_id, segment, category, occupation, monthly_wage, monthly_income, standing, recorded_at from work "
                + "where region_code = @government and person_id = @AbsorbedId",
            "insert into person_merge_row (region_code, merge_id, submission_id, sheet, row_number) select region_code, "
                + "@Id, submission_id, sheet, row_number from submission_row where region_code = @government "
                + "and person_id = @AbsorbedId",
            "delete from work where region_code = @government and person_id = @AbsorbedId",
            "insert into work (region_code, id, person_id, programme_code, agency_code, submission_id, segment, category, "
                + "occupation, monthly_wage, monthly_income, standing, recorded_at) select region_code, work_id, @KeptId, programme_code, agency_code, "
                + "submission_id, segment, category, occupation, monthly_wage, monthly_income, standing, recorded_at from person_merge_work "
                + "where region_code = @government and merge_id = @Id on conflict do nothing",
            "update submission_row set person_id = @KeptId where region_code = @government and person_id = @AbsorbedId",
            "update person set merged_into = @KeptId where region_code = @government and id = @AbsorbedId",
        ];
        foreach (var step in steps)
            await session.Run(step, values, stop);
    }

    /// <summary>Puts everything back as it stood: rows and works the merge moved, and no others.</summary>
    internal static async Task PutBack(Session session, string government, Merge merge, CancellationToken stop)
    {
        var values = new
        {
            government,
            merge.Id,
            merge.KeptId,
            merge.AbsorbedId,
        };
        string[] steps =
        [
            "delete from work where region_code = @government and person_id = @KeptId and id in "
                + "(select work_id from person_merge_work where region_code = @government and merge_id = @Id)",
            "insert into work (region_code, id, person_id, programme_code, agency_code, submission_id, segment, category, "
                + "occupation, monthly_wage, monthly_income, standing, recorded_at) select region_code, work_id, @AbsorbedId, programme_code, "
                + "agency_code, submission_id, segment, category, occupation, monthly_wage, monthly_income, standing, recorded_at "
                + "from person_merge_work where region_code = @government and merge_id = @Id",
            "update submission_row set person_id = @AbsorbedId where region_code = @government and person_id = @KeptId "
                + "and exists (select 1 from person_merge_row m where m.region_code = submission_row.region_code "
                + "and m.merge_id = @Id and m.submission_id = submission_row.submission_id "
                + "and m.sheet = submission_row.sheet and m.row_number = submission_row.row_number)",
            "update person set merged_into = null where region_code = @government and id = @AbsorbedId",
            "delete from person_merge_work where region_code = @government and merge_id = @Id",
            "delete from person_merge_row where region_code = @government and merge_id = @Id",
        ];
        foreach (var step in steps)
            await session.Run(step, values, stop);
    }
}
