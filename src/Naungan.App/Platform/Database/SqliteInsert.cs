using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Naungan.App.Platform.Database;

/// <summary>A prepared insert of so many rows at once.</summary>
internal sealed class SqliteInsert : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;
    private readonly SqliteBinder _binder;
    private readonly SqliteRowWriter _values;
    private readonly int _columns;

    /// <param name="db">The open connection.</param>
    /// <param name="table">A constant, never from a user; nor are its columns.</param>
    /// <param name="columns">In the order of the values.</param>
    /// <param name="rows">How many go in one step.</param>
    internal SqliteInsert(sqlite3 db, string table, IReadOnlyList<string> columns, int rows)
    {
        var marks = "(" + string.Join(", ", columns.Select(_ => "?")) + ")";
        var sql =
            $"insert into {table} ({string.Join(", ", columns)}) values "
            + string.Join(", ", Enumerable.Repeat(marks, rows));
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(db, sql, out _statement), db);
        (_db, _columns) = (db, columns.Count);
        _binder = new SqliteBinder(_statement.DangerousGetHandle(), columns.Count * rows); // the field keeps it alive
        _values = new SqliteRowWriter(_binder);
    }

    internal void Run<T>(ReadOnlySpan<T> rows, Action<RowWriter, T> write)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            _values.Begin(i * _columns);
            write(_values, rows[i]);
        }

        var pointer = _statement.DangerousGetHandle();
        var outcome = SqliteNative.Step(pointer);
        if (outcome != SqliteNative.Done)
            SqliteException.ThrowExceptionForRC(outcome, _db);
        _ = SqliteNative.Reset(pointer); // says again what the step said
    }

    public void Dispose()
    {
        _statement.Dispose();
        _binder.Dispose();
    }
}
