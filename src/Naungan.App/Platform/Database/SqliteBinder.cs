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
        switch (value)
        {
            case string text:
                Bind(at, text);
                break;
            case Guid id:
                Bind(at, id);
                break;
            case int number:
                Bind(at, (long)number);
                break;
            case long number:
                Bind(at, number);
                break;
            case bool flag:
                Bind(at, flag ? 1L : 0L);
                break;
            case byte[] bytes:
                Bind(at, bytes);
                break;
            case DateOnly day:
                Bind(at, day);
                break;
            case DateTimeOffset instant:
                Bind(at, instant);
                break;
            case null:
                Null(at);
                break;
            default:
                throw new ArgumentException($"A bulk insert cannot store a {value.GetType().Name}.", nameof(value));
        }
    }

    internal void Bind(int at, string? text)
    {
        if (text is null)
            Null(at);
        else if (IsNew(at, text))
            BindText(at, Encoding.UTF8.GetBytes(text, Room(at, Encoding.UTF8.GetMaxByteCount(text.Length))));
    }

    internal void Bind(int at, byte[]? bytes)
    {
        if (bytes is null)
        {
            Null(at);
        }
        else if (IsNew(at, bytes))
        {
            bytes.CopyTo(Room(at, bytes.Length));
            BindBlob(at, bytes.Length);
        }
    }

    internal void Bind(int at, Guid? id)
    {
        if (id is not { } known)
        {
            Null(at);
            return;
        }

        _last[at] = null;
        known.TryWriteBytes(Room(at, SmallestBytes), bigEndian: true, out var size);
        BindBlob(at, size);
    }

    internal void Bind(int at, long? number)
    {
        if (number is not { } known)
        {
            Null(at);
            return;
        }

        _last[at] = null;
        Must(SqliteNative.BindInteger(statement, at + 1, known));
    }

    internal void Bind(int at, DateOnly? day)
    {
        if (day is not { } known)
        {
            Null(at);
            return;
        }

        _last[at] = null;
        known.TryFormat(Room(at, SmallestBytes), out var length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        BindText(at, length);
    }

    internal void Bind(int at, DateTimeOffset instant)
    {
        if (_last[at] is DateTimeOffset same && same == instant) // most rows of an insert bear its one moment
            return;
        _last[at] = instant;
        instant.UtcDateTime.TryFormat(
            Room(at, SmallestBytes),
            out var length,
            InstantForm,
            CultureInfo.InvariantCulture
        );
        BindText(at, length);
    }

    public void Dispose()
    {
        foreach (var memory in _memory)
            NativeMemory.Free((void*)memory);
    }

    private void Null(int at)
    {
        _last[at] = null;
        Must(SqliteNative.BindNull(statement, at + 1));
    }

    private bool IsNew(int at, object value)
    {
        if (ReferenceEquals(value, _last[at]))
            return false;
        _last[at] = value;
        return true;
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
