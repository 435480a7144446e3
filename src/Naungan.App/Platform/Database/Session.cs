using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Naungan.App.Platform.Database;

/// <summary>
/// An open connection, inside a transaction when it came from <see cref="Db.Write"/>. SQL takes named arguments (@name)
/// from an anonymous object; rows come back as records with settable properties, snake_case columns matched to
/// PascalCase names.
/// </summary>
public sealed class Session : IAsyncDisposable
{
    private readonly DbTransaction? _transaction;
    private readonly SemaphoreSlim? _writer;
    private readonly RowGrowth _growth;
    private bool _done;
    private bool _isCommitting;

    internal Session(
        DbKind kind,
        DbConnection connection,
        DbTransaction? transaction,
        SemaphoreSlim? writer,
        RowGrowth growth
    )
    {
        _growth = growth;
        Kind = kind;
        Connection = connection;
        _transaction = transaction;
        _writer = writer;
    }

    public DbKind Kind { get; }

    public DbConnection Connection { get; }

    /// <summary>
    /// "for update" on PostgreSQL; nothing on SQLite, where the one writer already excludes all others.
    /// </summary>
    public string ForUpdate => Kind == DbKind.Postgres ? " for update" : "";

    public async Task<List<T>> List<T>(string sql, object? args = null, CancellationToken stop = default) =>
        (await Connection.QueryAsync<T>(Command(sql, args, stop))).AsList();

    public Task<T?> Maybe<T>(string sql, object? args = null, CancellationToken stop = default) =>
        Connection.QueryFirstOrDefaultAsync<T>(Command(sql, args, stop));

    public Task<T> One<T>(string sql, object? args = null, CancellationToken stop = default) =>
        Connection.QuerySingleAsync<T>(Command(sql, args, stop));

    /// <summary>Number of rows changed.</summary>
    public Task<int> Run(string sql, object? args = null, CancellationToken stop = default) =>
        Connection.ExecuteAsync(Command(sql, args, stop));

    /// <summary>Rows one by one, without holding the whole answer in memory.</summary>
    public IEnumerable<T> Stream<T>(string sql, object? args = null) =>
        Connection.Query<T>(sql, args, _transaction, buffered: false);

    /// <summary>
    /// Rows of a large answer one by one, read by column number: several times as fast as <see cref="Stream"/>.
    /// </summary>
    /// <param name="sql">With @name arguments, like everywhere.</param>
    /// <param name="args">Properties named like the arguments.</param>
    /// <param name="read">Takes what it needs from the row; the row is another one at the next call.</param>
    public IEnumerable<T> Each<T>(string sql, object? args, Func<RawRow, T> read) =>
        Kind == DbKind.Sqlite
            ? SqliteRows.Read((SqliteConnection)Connection, sql, args, read)
            : ServerRows(sql, args, read);

    /// <summary>Inserts many rows: binary COPY on PostgreSQL, one prepared statement on SQLite.</summary>
    /// <param name="table">Table name; a constant, never from a user.</param>
    /// <param name="columns">Column names in the order of the values.</param>
    /// <param name="rows">Values whose CLR types are exactly the columns' (int for integer, long for bigint).</param>
    /// <param name="stop">Stops between rows; the transaction then rolls back.</param>
    /// <returns>Number of rows inserted.</returns>
    public async Task<long> BulkInsert(
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object?[]> rows,
        CancellationToken stop = default
    )
    {
        var copies = rows.Select(row => row.ToArray()); // many wait for one statement, and a caller may use one array
        var count =
            Kind == DbKind.Postgres
                ? await Bulk.Copy((Npgsql.NpgsqlConnection)Connection, table, columns, rows, stop)
                : Bulk.Insert((SqliteConnection)Connection, table, columns, copies, SqliteRowWriter.Values, stop);
        _growth.Add(table, count);
        return count;
    }

    /// <summary>
    /// As above for tens of thousands of rows: their values are written one by one, without an object for each.
    /// </summary>
    /// <param name="table">Table name; a constant, never from a user.</param>
    /// <param name="columns">Column names in the order of the values.</param>
    /// <param name="rows">What the rows are made of.</param>
    /// <param name="write">Writes one value for each column, in the order of the columns.</param>
    /// <param name="stop">Stops between rows; the transaction then rolls back.</param>
    public void BulkInsert<T>(
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<T> rows,
        Action<RowWriter, T> write,
        CancellationToken stop
    )
    {
        var count =
            Kind == DbKind.Postgres
                ? Bulk.Copy((Npgsql.NpgsqlConnection)Connection, table, columns, rows, write, stop)
                : Bulk.Insert((SqliteConnection)Connection, table, columns, rows, write, stop);
        _growth.Add(table, count);
    }

    /// <summary>
    /// Counts rows per index anew, as a sample. Without counts SQLite takes the tenant key, first in every key, for a
    /// choice of ten rows and reads whole tables; a server does this by itself. After a large insert it happens at
    /// commit.
    /// </summary>
    public Task Analyze(CancellationToken stop = default) =>
        Kind == DbKind.Sqlite ? Run("pragma analysis_limit = 400; analyze", stop: stop) : Task.CompletedTask;

    public async Task Commit(CancellationToken stop = default)
    {
        if (_transaction is null)
            throw new InvalidOperationException("A reading session has nothing to commit.");
        if (_growth.IsLarge)
        {
            await Analyze(stop);
            _growth.Counted();
        }

        _isCommitting = true;
        await _transaction.CommitAsync(stop);
        _done = true;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_transaction is not null)
            {
                // A commit that failed on a server has ended there already; to roll it back would hide why.
                if (!_done && !(_isCommitting && Kind == DbKind.Postgres))
                    await _transaction.RollbackAsync(CancellationToken.None);
                await _transaction.DisposeAsync();
            }

            if (_writer is null) // the one writer of SQLite keeps its connection
                await Connection.DisposeAsync();
        }
        finally
        {
            _writer?.Release();
        }
    }

    private IEnumerable<T> ServerRows<T>(string sql, object? args, Func<RawRow, T> read)
    {
        using var reader = (DbDataReader)Connection.ExecuteReader(sql, args, _transaction);
        var row = new ServerRow(reader);
        while (reader.Read())
            yield return read(row);
    }

    private CommandDefinition Command(string sql, object? args, CancellationToken stop) =>
        new(sql, args, _transaction, cancellationToken: stop);
}
