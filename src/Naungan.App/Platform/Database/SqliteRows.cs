using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Naungan.App.Platform.Database;

/// <summary>Answers of SQLite row by row, read from the statement itself.</summary>
internal static class SqliteRows
{
    internal static IEnumerable<T> Read<T>(SqliteConnection connection, string sql, object? args, Func<RawRow, T> read)
    {
        var db = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(db, sql, out var statement), db);
        using var owned = statement;
        var pointer = statement.DangerousGetHandle(); // "owned" keeps it until the last row was read
        var properties = args?.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance) ?? [];
        using var binder = new SqliteBinder(pointer, raw.sqlite3_bind_parameter_count(statement));
        foreach (var property in properties)
            Bind(binder, pointer, property.Name, property.GetValue(args));
        var row = new SqliteRow(pointer);
        int outcome;
        while ((outcome = SqliteNative.Step(pointer)) == SqliteNative.Row)
            yield return read(row);
        if (outcome != SqliteNative.Done)
            SqliteException.ThrowExceptionForRC(outcome, db);
    }

    private static unsafe void Bind(SqliteBinder binder, nint statement, string name, object? value)
    {
        var utf8 = (byte*)Marshal.StringToCoTaskMemUTF8("@" + name);
        var at = SqliteNative.ParameterIndex(statement, utf8) - 1;
        Marshal.FreeCoTaskMem((nint)utf8);
        if (at >= 0) // a statement need not use every argument, as with Dapper
            binder.Bind(at, Rows.ToSqlite(value) is var stored and not DBNull ? stored : null);
    }
}
