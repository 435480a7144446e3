using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Naungan.App.Platform.Database;

/// <summary>
/// The row a large answer stands at, read by column number; see <see cref="Session.Each"/>. Only for answers of tens of
/// thousands of rows; elsewhere records by name read better.
/// </summary>
public abstract class RawRow
{
    public abstract bool IsNull(int column);

    public abstract Guid Id(int column);

    public abstract int Int(int column);

    public abstract long Long(int column);

    public abstract bool Flag(int column);

    public abstract string Text(int column);

    public abstract byte[] Bytes(int column);

    public abstract DateOnly Date(int column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public byte[]? BytesOrNull(int column) => IsNull(column) ? null : Bytes(column);

    public DateOnly? DateOrNull(int column) => IsNull(column) ? null : Date(column);

    public int? IntOrNull(int column) => IsNull(column) ? null : Int(column);
}

/// <summary>A row of PostgreSQL, in the types its columns have.</summary>
internal sealed class ServerRow(DbDataReader reader) : RawRow
{
    public override bool IsNull(int column) => reader.IsDBNull(column);

    public override Guid Id(int column) => reader.GetGuid(column);

    public override int Int(int column) => Convert.ToInt32(reader.GetValue(column), CultureInfo.InvariantCulture);

    public override long Long(int column) => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);

    public override bool Flag(int column) => reader.GetBoolean(column);

    public override string Text(int column) => reader.GetString(column);

    public override byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    public override DateOnly Date(int column) => reader.GetFieldValue<DateOnly>(column);
}

/// <summary>A row of SQLite, straight from the statement; valid until its next step.</summary>
internal sealed unsafe class SqliteRow(nint statement) : RawRow
{
    // Short words such as states and codes come by the ten thousands; each is made a string once.
    private const int ShortText = 32;
    private const int Slots = 1024;
    private readonly string?[] _known = new string?[Slots];

    public override bool IsNull(int column) => SqliteNative.ColumnType(statement, column) == SqliteNative.NullType;

    public override Guid Id(int column) => new(Blob(column), bigEndian: true);

    public override int Int(int column) => checked((int)Long(column));

    public override long Long(int column) => SqliteNative.ColumnInteger(statement, column);

    public override bool Flag(int column) => Long(column) != 0;

    public override byte[] Bytes(int column) => Blob(column).ToArray();

    public override string Text(int column)
    {
        var start = SqliteNative.ColumnText(statement, column);
        var text = new ReadOnlySpan<byte>(start, SqliteNative.ColumnBytes(statement, column));
        if (text.Length > ShortText)
            return Encoding.UTF8.GetString(text);
        var hash = new HashCode();
        hash.AddBytes(text);
        ref var known = ref _known[hash.ToHashCode() & (Slots - 1)];
        if (known is null || !IsSame(text, known))
            known = Encoding.UTF8.GetString(text);
        return known;
    }

    /// <summary>Stored as 2021-10-01.</summary>
    public override DateOnly Date(int column)
    {
        var start = SqliteNative.ColumnText(statement, column);
        var text = new ReadOnlySpan<byte>(start, SqliteNative.ColumnBytes(statement, column));
        if (text.Length != 10)
            throw new InvalidDataException("The database holds a date that is none.");
        return new DateOnly(Number(text[..4]), Number(text[5..7]), Number(text[8..]));
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = (number * 10) + (digit - '0');
        return number;
    }

    private static bool IsSame(ReadOnlySpan<byte> text, string known)
    {
        Span<byte> bytes = stackalloc byte[ShortText * 3];
        return known.Length <= text.Length
            && Encoding.UTF8.TryGetBytes(known, bytes, out var length)
            && bytes[..length].SequenceEqual(text);
    }

    private ReadOnlySpan<byte> Blob(int column)
    {
        var start = SqliteNative.ColumnBlob(statement, column);
        return new(start, SqliteNative.ColumnBytes(statement, column));
    }
}
