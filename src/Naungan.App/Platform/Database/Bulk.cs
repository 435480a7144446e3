using Microsoft.Data.Sqlite;
using Npgsql;

namespace Naungan.App.Platform.Database;

/// <summary>
/// The two fastest ways in: COPY for PostgreSQL, a prepared statement for SQLite (measured in docs/performance.md).
/// </summary>
internal static class Bulk
{
    private const int RowsAStatement = 64;

    internal static async Task<long> Copy(
        NpgsqlConnection connection,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object?[]> rows,
        CancellationToken stop
    )
    {
        var sql = $"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)";
        await using var writer = await connection.BeginBinaryImportAsync(sql, stop);
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            await writer.StartRowAsync(stop);
            foreach (var value in row)
            {
                if (value is null)
                    await writer.WriteNullAsync(stop);
                else
                    await writer.WriteAsync(value is DateTimeOffset at ? at.ToUniversalTime() : value, stop);
            }
        }

        return (long)await writer.CompleteAsync(stop);
    }

    internal static long Copy<T>(
        NpgsqlConnection connection,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<T> rows,
        Action<RowWriter, T> write,
        CancellationToken stop
    )
    {
        using var copy = connection.BeginBinaryImport(
            $"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)"
        );
        var values = new ServerRowWriter(copy);
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            copy.StartRow();
            write(values, row);
        }

        return (long)copy.Complete();
    }

    /// <summary>
    /// Binds through the C interface: the provider's parameter objects cost more than the insert itself. Many rows go
    /// in one statement, because each statement opens every index of its table anew and looks for its place from the
    /// root. A row stays as it is until the rows after it have been taken.
    /// </summary>
    internal static long Insert<T>(
        SqliteConnection connection,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<T> rows,
        Action<RowWriter, T> write,
        CancellationToken stop
    )
    {
        var db = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        using var one = new SqliteInsert(db, table, columns, rows: 1);
        SqliteInsert? many = null;
        long count = 0;
        try
        {
            foreach (var piece in rows.Chunk(RowsAStatement))
            {
                stop.ThrowIfCancellationRequested();
                if (piece.Length == RowsAStatement)
                    (many ??= new SqliteInsert(db, table, columns, RowsAStatement)).Run(piece, write);
                else
                    Array.ForEach(piece, row => one.Run([row], write));
                count += piece.Length;
            }
        }
        finally
        {
            many?.Dispose();
        }

        return count;
    }
}
