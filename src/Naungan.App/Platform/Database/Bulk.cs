using System.Globalization;
using System.Text;
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
        var binder = new SqliteBinder(statement);
        long count = 0;
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            for (var i = 0; i < row.Length; i++)
                binder.Bind(i + 1, row[i]);
            var outcome = raw.sqlite3_step(statement);
            if (outcome != raw.SQLITE_DONE)
                SqliteException.ThrowExceptionForRC(outcome, db);
            raw.sqlite3_reset(statement);
            count++;
        }

        return count;
    }
}

/// <summary>
/// Binds CLR values to a SQLite statement in the stored forms of <see cref="Rows"/>, without making garbage.
/// </summary>
internal sealed class SqliteBinder(sqlite3_stmt statement)
{
    private const string InstantForm = "yyyy-MM-ddTHH:mm:ss.ffffffZ";
    private byte[] _buffer = new byte[256];

    internal void Bind(int at, object? value)
    {
        switch (value)
        {
            case null:
                raw.sqlite3_bind_null(statement, at);
                break;
            case string text:
                BindText(at, text);
                break;
            case Guid id:
                id.TryWriteBytes(_buffer, bigEndian: true, out var size);
                raw.sqlite3_bind_blob(statement, at, _buffer.AsSpan(0, size));
                break;
            case int number:
                raw.sqlite3_bind_int64(statement, at, number);
                break;
            case long number:
                raw.sqlite3_bind_int64(statement, at, number);
                break;
            case bool flag:
                raw.sqlite3_bind_int64(statement, at, flag ? 1 : 0);
                break;
            case byte[] bytes:
                raw.sqlite3_bind_blob(statement, at, bytes);
                break;
            case DateOnly day:
                day.TryFormat(_buffer, out var dayLength, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                raw.sqlite3_bind_text(statement, at, _buffer.AsSpan(0, dayLength));
                break;
            case DateTimeOffset instant:
                instant.UtcDateTime.TryFormat(_buffer, out var length, InstantForm, CultureInfo.InvariantCulture);
                raw.sqlite3_bind_text(statement, at, _buffer.AsSpan(0, length));
                break;
            default:
                throw new ArgumentException($"A bulk insert cannot store a {value.GetType().Name}.", nameof(value));
        }
    }

    private void BindText(int at, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > _buffer.Length)
            _buffer = new byte[most];
        var length = Encoding.UTF8.GetBytes(text, _buffer);
        raw.sqlite3_bind_text(statement, at, _buffer.AsSpan(0, length));
    }
}
