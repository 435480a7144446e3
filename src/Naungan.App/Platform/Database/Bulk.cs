using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Naungan.App.Platform.Database;

/// <summary>
/// The two fastest ways in: COPY for PostgreSQL, a prepared statement for SQLite (measured in docs/performance.md).
/// </summary>
internal static class Bulk
{
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

    /// <summary>
    /// Binds through the C interface: the provider's parameter objects cost more than the insert itself.
    /// </summary>
    internal static long Insert(
        SqliteConnection connection,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object?[]> rows,
        CancellationToken stop
    )
    {
        var marks = string.Join(", ", columns.Select(_ => "?"));
        var sql = $"insert into {table} ({string.Join(", ", columns)}) values ({marks})";
        var db = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(db, sql, out var statement), db);
        using var owned = statement;
        var pointer = statement.DangerousGetHandle(); // "owned" keeps it until the end of this function
        using var binder = new SqliteBinder(pointer, columns.Count);
        long count = 0;
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            for (var i = 0; i < row.Length; i++)
                binder.Bind(i, row[i]);
            var outcome = SqliteNative.Step(pointer);
            if (outcome != SqliteNative.Done)
                SqliteException.ThrowExceptionForRC(outcome, db);
            _ = SqliteNative.Reset(pointer); // says again what the step said
            count++;
        }

        return count;
    }
}
