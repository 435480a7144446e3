using Naungan.App.Platform.Database;

namespace Naungan.App.People;

/// <summary>What became of a person, who lives in their household, and what lists from outside say of them.</summary>
public static class PersonStates
{
    public static IReadOnlyList<string> All { get; } = ["alive", "deceased", "moved", "withdrawn"];

    public sealed record State
    {
        public string Name { get; init; } = "";
        public DateOnly Since { get; init; }
        public string Source { get; init; } = "";
        public string RecordedBy { get; init; } = "";
        public DateTimeOffset RecordedAt { get; init; }
    }

    public sealed record Member
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public DateOnly? BirthDate { get; init; }
    }

    /// <summary>What one snapshot of a list from outside answers about the person.</summary>
    public sealed record Outside
    {
        public string Kind { get; init; } = "";
        public DateOnly SnapshotOn { get; init; }
        public string? Answer { get; init; }
        public DateOnly? Since { get; init; }
        public string? Detail { get; init; }

        /// <summary>The newest snapshot of its kind: only what it says stands.</summary>
        public bool IsNewest { get; init; }
    }

    /// <summary>The newest first.</summary>
    public static Task<List<State>> Of(Session session, string government, Guid person, CancellationToken stop) =>
        session.List<State>(
            "select state as name, since, source, recorded_by, recorded_at from person_state "
                + "where region_code = @government and person_id = @person order by recorded_at desc, id desc",
            new { government, person },
            stop
        );

    public static Task<List<Member>> Household(
        Session session,
        string government,
        Guid person,
        CancellationToken stop
    ) =>
        session.List<Member>(
            "select o.id, o.name, o.birth_date from person p join person o on o.region_code = p.region_code "
                + "and o.kk_index = p.kk_index and o.id <> p.id where p.region_code = @government and p.id = @person "
                + "order by o.birth_date, o.id limit 50",
            new { government, person },
            stop
        );

    /// <summary>Every snapshot, the newest first; answer is null when the list does not name the person.</summary>
    public static Task<List<Outside>> Lists(Session session, string government, Guid person, CancellationToken stop) =>
        session.List<Outside>(
            """
            select l.kind, l.snapshot_on, o.answer, o.since, o.detail,
                not exists (select 1 from outside_list n where n.region_code = l.region_code and n.kind = l.kind
                    and (n.snapshot_on > l.snapshot_on or (n.snapshot_on = l.snapshot_on and n.id > l.id))) as is_newest
            from outside_list l
            join person p on p.region_code = l.region_code and p.id = @person
            left join outside_person o on o.region_code = l.region_code and o.list_id = l.id
                and o.nik_index = p.nik_index
            where l.region_code = @government
            order by l.snapshot_on desc, l.id desc limit 40
            """,
            new { government, person },
            stop
        );
}
