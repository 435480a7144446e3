using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Naungan.App.Platform.Security;
using Npgsql;

namespace Naungan.App.Platform.Database;

/// <summary>
/// One database, SQLite or PostgreSQL. Reading opens a session of its own; writing is one transaction at a time on
/// SQLite, because its bundled version has a known fault when several connections write and checkpoint one WAL.
/// </summary>
public sealed class Db : IAsyncDisposable
{
    private readonly NpgsqlDataSource? _postgres;
    private readonly string _sqlite;
    private readonly SemaphoreSlim _oneWriter = new(1, 1);
    private readonly RowGrowth _growth = new();
    private SqliteConnection? _writer; // kept open: the pages it has read stay valid, because nobody else writes

    private readonly IsolationLevel _level;

    private Db(DbKind kind, string sqlite, NpgsqlDataSource? postgres, Vault vault, IsolationLevel level)
    {
        _level = level;
        Kind = kind;
        _sqlite = sqlite;
        _postgres = postgres;
        Vault = vault;
    }

    public DbKind Kind { get; }

    /// <summary>Seals and opens the columns that hold personal numbers.</summary>
    public Vault Vault { get; }

    /// <summary>
    /// Opens (and makes when absent) the embedded database in a folder: naungan.db and its key file vault.json.
    /// </summary>
    public static Db InFolder(string folder)
    {
        Rows.Prepare();
        Directory.CreateDirectory(folder);
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "naungan.db"),
            Pooling = true,
            DefaultTimeout = 30,
        };
        var vault = Vault.FromFile(Path.Combine(folder, "vault.json"));
        return new Db(DbKind.Sqlite, connection.ToString(), null, vault, IsolationLevel.Serializable);
    }

    /// <summary>Opens a PostgreSQL database; the vault's keys stay outside it.</summary>
    /// <param name="level">
    /// Row locks and keys guard the money at either level; a server set to serialise may ask to begin again (40001).
    /// </param>
    public static Db OnServer(string connectionString, Vault vault, IsolationLevel level = IsolationLevel.ReadCommitted)
    {
        Rows.Prepare();
        return new Db(DbKind.Postgres, "", NpgsqlDataSource.Create(connectionString), vault, level);
    }

    /// <summary>A session for reading. Several may be open at once.</summary>
    public async Task<Session> Read(CancellationToken stop) =>
        new(Kind, await Connect(stop), null, null, new RowGrowth());

    /// <summary>One transaction; nothing is kept unless <see cref="Session.Commit"/> is called.</summary>
    public async Task<Session> Write(CancellationToken stop)
    {
        if (Kind == DbKind.Postgres)
        {
            var server = await Connect(stop);
            return new Session(Kind, server, await server.BeginTransactionAsync(_level, stop), null, new RowGrowth());
        }

        await _oneWriter.WaitAsync(stop);
        try
        {
            _writer ??= (SqliteConnection)await Connect(stop);
            return new Session(Kind, _writer, _writer.BeginTransaction(deferred: false), _oneWriter, _growth);
        }
        catch
        {
            // Whatever is wrong with the kept connection, the next writer gets a new one.
            _writer?.Dispose();
            _writer = null;
            _oneWriter.Release();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        if (_writer is not null)
            await _writer.DisposeAsync();
        if (Kind == DbKind.Sqlite)
        {
            await using var connection = new SqliteConnection(_sqlite);
            SqliteConnection.ClearPool(connection);
        }

        _oneWriter.Dispose();
    }

    private async Task<DbConnection> Connect(CancellationToken stop)
    {
        if (_postgres is not null)
            return await _postgres.OpenConnectionAsync(stop);
        var connection = new SqliteConnection(_sqlite);
        await connection.OpenAsync(stop);
        await using var setup = connection.CreateCommand();
        // FULL: an acknowledged commit survives a power cut; NORMAL may lose it (docs/adr/0002-data.md).
        setup.CommandText =
            "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; "
            + "pragma busy_timeout=30000; pragma cache_size=-65536; pragma temp_store=memory; "
            // A large insert writes the same pages of an index many times; fewer copies into the main file spare that.
            + "pragma wal_autocheckpoint=8192;";
        await setup.ExecuteNonQueryAsync(stop);
        return connection;
    }
}
