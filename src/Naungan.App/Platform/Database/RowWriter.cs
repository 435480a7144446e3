using Npgsql;
using NpgsqlTypes;

namespace Naungan.App.Platform.Database;

/// <summary>
/// Takes the values of the rows of a large insert, column after column; see <see cref="Session.BulkInsert{T}"/>. Only
/// for inserts of tens of thousands of rows; elsewhere arrays of values read better.
/// </summary>
public abstract class RowWriter
{
    public abstract void Text(string? value);

    public abstract void Id(Guid? value);

    public abstract void Int(int value);

    public abstract void Long(long? value);

    public abstract void Bytes(byte[]? value);

    public abstract void Date(DateOnly? value);

    public abstract void Instant(DateTimeOffset value);
}

/// <summary>A row of a binary COPY.</summary>
internal sealed class ServerRowWriter(NpgsqlBinaryImporter copy) : RowWriter
{
    public override void Text(string? value)
    {
        if (value is null)
            copy.WriteNull();
        else
            copy.Write(value, NpgsqlDbType.Text);
    }

    public override void Id(Guid? value)
    {
        if (value is not { } id)
            copy.WriteNull();
        else
            copy.Write(id, NpgsqlDbType.Uuid);
    }

    public override void Int(int value) => copy.Write(value, NpgsqlDbType.Integer);

    public override void Long(long? value)
    {
        if (value is not { } number)
            copy.WriteNull();
        else
            copy.Write(number, NpgsqlDbType.Bigint);
    }

    public override void Bytes(byte[]? value)
    {
        if (value is null)
            copy.WriteNull();
        else
            copy.Write(value, NpgsqlDbType.Bytea);
    }

    public override void Date(DateOnly? value)
    {
        if (value is not { } day)
            copy.WriteNull();
        else
            copy.Write(day, NpgsqlDbType.Date);
    }

    public override void Instant(DateTimeOffset value) => copy.Write(value.UtcDateTime, NpgsqlDbType.TimestampTz);
}

/// <summary>A row bound to a prepared statement.</summary>
internal sealed class SqliteRowWriter(SqliteBinder binder) : RowWriter
{
    private int _at;

    /// <param name="at">Place of the row's first value in the statement.</param>
    internal void Begin(int at) => _at = at;

    /// <summary>A whole row whose values are in an array.</summary>
    internal static void Values(RowWriter writer, object?[] row)
    {
        var to = (SqliteRowWriter)writer;
        foreach (var value in row)
            to.Any(value);
    }

    private void Any(object? value) => binder.Bind(_at++, value);

    public override void Text(string? value) => binder.Bind(_at++, value);

    public override void Id(Guid? value) => binder.Bind(_at++, value);

    public override void Int(int value) => binder.Bind(_at++, value);

    public override void Long(long? value) => binder.Bind(_at++, value);

    public override void Bytes(byte[]? value) => binder.Bind(_at++, value);

    public override void Date(DateOnly? value) => binder.Bind(_at++, value);

    public override void Instant(DateTimeOffset value) => binder.Bind(_at++, value);
}
