using Naungan.App.Platform.Database;

namespace Naungan.App.Regions;

/// <summary>The region list as the features ask it.</summary>
public static class RegionTables
{
    public sealed record Region
    {
        public string Code { get; init; } = "";
        public string? ParentCode { get; init; }
        public int Level { get; init; }
        public string Name { get; init; } = "";
        public string Kind { get; init; } = "";
    }

    private const string Columns = "code, parent_code, level, name, kind";

    public static Task<List<Region>> Below(Session session, string parent, CancellationToken stop) =>
        session.List<Region>(
            $"select {Columns} from region where parent_code = @parent order by code",
            new { parent },
            stop
        );

    public static Task<Region?> Of(Session session, string code, CancellationToken stop) =>
        session.Maybe<Region>($"select {Columns} from region where code = @code", new { code }, stop);

    /// <summary>Districts and villages of a government: all that begin with its code.</summary>
    public static Task<List<Region>> Within(Session session, string government, CancellationToken stop) =>
        session.List<Region>(
            // '/' follows '.' in the order of bytes: everything that begins with "64.02." lies between the two.
            $"select {Columns} from region where level >= 3 and code > @from and code < @until order by code",
            new { from = government + ".", until = government + "/" },
            stop
        );

    public static Task<List<Region>> Regencies(Session session, CancellationToken stop) =>
        session.List<Region>($"select {Columns} from region where level = 2 order by code", stop: stop);
}
