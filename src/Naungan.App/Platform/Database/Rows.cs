using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Naungan.Core.Identity;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Platform.Database;

/// <summary>How our value types are stored: native types on PostgreSQL, text, integers and blobs on SQLite.</summary>
internal static class Rows
{
    private const string InstantForm = "yyyy-MM-ddTHH:mm:ss.ffffffZ";
    private static readonly Lock _once = new();
    private static bool _prepared;

    internal static void Prepare()
    {
        lock (_once)
        {
            if (_prepared)
                return;
            // One thread at a time uses a session; SQLite's own locks around every call would be paid for nothing.
            SQLitePCL.Batteries_V2.Init();
            SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MULTITHREAD);
            // Nobody reads its memory statistics; keeping them takes a lock at every allocation.
            SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
            DefaultTypeMap.MatchNamesWithUnderscores = true;
            foreach (var builtIn in new[] { typeof(Guid), typeof(DateOnly), typeof(DateTimeOffset), typeof(byte[]) })
            {
                if (builtIn != typeof(byte[]))
                    SqlMapper.RemoveTypeMap(builtIn);
            }

            SqlMapper.RemoveTypeMap(typeof(Guid?));
            SqlMapper.RemoveTypeMap(typeof(DateOnly?));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
            SqlMapper.AddTypeHandler(new Stored<Guid>(ReadGuid));
            SqlMapper.AddTypeHandler(new Stored<DateOnly>(ReadDate));
            SqlMapper.AddTypeHandler(new Stored<DateTimeOffset>(ReadInstant));
            SqlMapper.AddTypeHandler(
                new Stored<Rupiah>(v => new Rupiah(Convert.ToInt64(v, CultureInfo.InvariantCulture)))
            );
            SqlMapper.AddTypeHandler(
                new Stored<Month>(v => Month.FromNumber(Convert.ToInt32(v, CultureInfo.InvariantCulture)))
            );
            SqlMapper.AddTypeHandler(new Stored<RegionCode>(v => RegionCode.Parse((string)v)));
            _prepared = true;
        }
    }

    /// <summary>The value SQLite keeps for a CLR value.</summary>
    internal static object ToSqlite(object? value) =>
        value switch
        {
            null => DBNull.Value,
            Guid id => id.ToByteArray(bigEndian: true),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTimeOffset at => at.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture),
            _ => ToPlain(value),
        };

    private static object ToPlain(object value) =>
        value switch
        {
            Rupiah money => money.Amount,
            Month month => month.Number,
            RegionCode region => region.Code,
            DateTimeOffset at => at.ToUniversalTime(),
            _ => value,
        };

    private static Guid ReadGuid(object stored) =>
        stored is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)stored;

    private static DateOnly ReadDate(object stored) =>
        stored switch
        {
            string text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime day => DateOnly.FromDateTime(day),
            _ => (DateOnly)stored,
        };

    private static DateTimeOffset ReadInstant(object stored) =>
        stored switch
        {
            string text => DateTimeOffset.ParseExact(
                text,
                InstantForm,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal
            ),
            DateTime at => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)),
            _ => (DateTimeOffset)stored,
        };

    private sealed class Stored<T>(Func<object, T> read) : SqlMapper.TypeHandler<T>
    {
        public override void SetValue(IDbDataParameter parameter, T? value)
        {
            if (value is null)
                parameter.Value = DBNull.Value;
            else
                parameter.Value = parameter is SqliteParameter ? ToSqlite(value) : ToPlain(value);
        }

        public override T Parse(object value) => read(value);
    }
}
