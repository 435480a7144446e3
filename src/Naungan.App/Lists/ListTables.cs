using Naungan.App.Platform.Database;

namespace Naungan.App.Lists;

/// <summary>Snapshots of lists from outside.</summary>
public static class ListTables
{
    public sealed record List
    {
        public Guid Id { get; init; }
        public string Kind { get; init; } = "";
        public DateOnly SnapshotOn { get; init; }
        public int People { get; init; }
        public string LoadedBy { get; init; } = "";
        public DateTimeOffset LoadedAt { get; init; }
    }

    public static Task<List<List>> Newest(Session session, string government, CancellationToken stop) =>
        session.List<List>(
            "select id, kind, snapshot_on, people, loaded_by, loaded_at from outside_list "
                + "where region_code = @government order by loaded_at desc, id desc limit 50",
            new { government },
            stop
        );

    internal static Task<List?> WithBytes(
        Session session,
        string government,
        string kind,
        byte[] sha256,
        CancellationToken stop
    ) =>
        session.Maybe<List>(
            "select id, kind, snapshot_on, people, loaded_by, loaded_at from outside_list "
                + "where region_code = @government and kind = @kind and sha256 = @sha256",
            new
            {
                government,
                kind,
                sha256,
            },
            stop
        );

    internal static Task<int> Insert(
        Session session,
        string government,
        List list,
        byte[] sha256,
        string by,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into outside_list (region_code, id, kind, snapshot_on, sha256, people, loaded_by, loaded_at) "
                + "values (@government, @Id, @Kind, @SnapshotOn, @sha256, @People, @by, @now)",
            new
            {
                government,
                list.Id,
                list.Kind,
                list.SnapshotOn,
                sha256,
                list.People,
                by,
                now,
            },
            stop
        );
}
