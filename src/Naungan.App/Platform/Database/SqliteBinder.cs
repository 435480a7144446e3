using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Naungan.App.Platform.Database;

/// <summary>
/// Binds CLR values to a SQLite statement in the stored forms of <see cref="Rows"/>. Each column keeps memory of its
/// own that SQLite reads in place, and a value that is the same object as in the row before is not bound again.
/// </summary>
internal sealed unsafe class SqliteBinder(nint statement, int columns) : IDisposable
{
    private const string InstantForm = "yyyy-MM-ddTHH:mm:ss.ffffffZ";
    private const int SmallestBytes = 64;
    private readonly object?[] _last = new object?[columns];
    private readonly nint[] _memory = new nint[columns];
    private readonly int[] _sizes = new int[columns];

    /// <param name="at">From 0.</param>
    /// <param name="value">A changed array must be a new array, or its change goes unnoticed.</param>
    internal void Bind(int at, object? value)
    {
        if (value is not null && ReferenceEquals(value, _last[at]))
            return;
        _last[at] = value;
        switch (value)
        {
            case null:
                Must(SqliteNative.BindNull(statement, at + 1));
                break;
            case string text:
                BindText(at, Encoding.UTF8.GetBytes(text, Room(at, Encoding.UTF8.GetMaxByteCount(text.Length))));
                break;
            case Guid id:
                id.TryWriteBytes(Room(at, SmallestBytes), bigEndian: true, out var size);
                BindBlob(at, size);
                break;
            case int number:
                Must(SqliteNative.BindInteger(statement, at + 1, number));
                break;
            case long number:
                Must(SqliteNative.BindInteger(statement, at + 1, number));
                break;
            case bool flag:
                Must(SqliteNative.BindInteger(statement, at + 1, flag ? 1 : 0));
                break;
            case byte[] bytes:
                bytes.CopyTo(Room(at, bytes.Length));
                BindBlob(at, bytes.Length);
                break;
            default:
                BindTime(at, value);
                break;
        }
    }

    public void Dispose()
    {
        foreach (var memory in _memory)
            NativeMemory.Free((void*)memory);
    }

    private void BindTime(int at, object value)
    {
        var room = Room(at, SmallestBytes);
        var length = 0;
        if (value is DateOnly day)
            day.TryFormat(room, out length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        else if (value is DateTimeOffset instant)
            instant.UtcDateTime.TryFormat(room, out length, InstantForm, CultureInfo.InvariantCulture);
        else
            throw new ArgumentException($"A bulk insert cannot store a {value.GetType().Name}.", nameof(value));
        BindText(at, length);
    }

    private void BindText(int at, int bytes) =>
        Must(SqliteNative.BindText(statement, at + 1, (byte*)_memory[at], bytes, free: 0));

    private void BindBlob(int at, int bytes) =>
        Must(SqliteNative.BindBlob(statement, at + 1, (byte*)_memory[at], bytes, free: 0));

    // A value larger than SQLite takes, or no memory left.
    private static void Must(int outcome)
    {
        if (outcome != SqliteNative.Ok)
            throw new SqliteException("A value could not be handed to the database.", outcome);
    }

    private Span<byte> Room(int at, int bytes)
    {
        if (bytes > _sizes[at] || _memory[at] == 0)
        {
            var size = Math.Max(SmallestBytes, bytes);
            _memory[at] = (nint)NativeMemory.Realloc((void*)_memory[at], (nuint)size);
            _sizes[at] = size;
        }

        return new Span<byte>((void*)_memory[at], _sizes[at]);
    }
}
