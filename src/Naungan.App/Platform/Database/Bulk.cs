using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

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

    internal static long Insert(
        SqliteConnection connection,
        DbTransaction? transaction,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object?[]> rows,
        CancellationToken stop
    )
    {
        using var command = connection.CreateCommand();
        command.Transaction = (SqliteTransaction?)transaction;
        var names = Enumerable.Range(0, columns.Count).Select(i => FormattableString.Invariant($"@p{i}")).ToArray();
        command.CommandText = $"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", names)})";
        foreach (var name in names)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        command.Prepare();
        long count = 0;
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            for (var i = 0; i < row.Length; i++)
                command.Parameters[i].Value = Rows.ToSqlite(row[i]);
            command.ExecuteNonQuery();
            count++;
        }

        return count;
    }
}
