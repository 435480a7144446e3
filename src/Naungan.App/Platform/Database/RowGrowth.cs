namespace Naungan.App.Platform.Database;

/// <summary>
/// How many rows were inserted in bulk since SQLite last counted its indexes, table by table. A count is worth its time
/// when a table has grown by half: what matters is which of two is the larger by far.
/// </summary>
internal sealed class RowGrowth
{
    private const long Least = 500;
    private readonly Dictionary<string, (long Counted, long Since)> _tables = [];

    internal bool IsLarge { get; private set; }

    // Only the one writer of SQLite comes here, and a server counts by itself.
    internal void Add(string table, long rows)
    {
        var (counted, since) = _tables.GetValueOrDefault(table);
        since += rows;
        _tables[table] = (counted, since);
        IsLarge |= since >= Math.Max(Least, counted / 2);
    }

    internal void Counted()
    {
        foreach (var (table, (counted, since)) in _tables.ToList())
            _tables[table] = (counted + since, 0);
        IsLarge = false;
    }
}
