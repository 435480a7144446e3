using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Naungan.App.Tests;

/// <summary>
/// A PostgreSQL server of the test run's own: made in a temporary folder, on a free port, stopped when the process
/// ends. PostgreSQL refuses to run as root, so root starts it as the user postgres.
/// </summary>
internal static class ScratchPostgres
{
    private static readonly Lazy<Task<string>> _server = new(Start);

    /// <summary>Connection string of the maintenance database.</summary>
    internal static Task<string> Server => _server.Value;

    internal static async Task<string> FreshDatabase()
    {
        var name = "t" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        var server = await Server;
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"create database {name}";
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 12 }.ToString();
    }

    private static async Task<string> Start()
    {
        var tools = Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .GetDirectories("/usr/lib/postgresql")
                .Select(folder => Path.Combine(folder, "bin"))
                .LastOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            : null;
        if (tools is null)
            throw new InvalidOperationException(
                "PostgreSQL is not installed; ./check installs it (package postgresql)."
            );
        var folder = Directory.CreateTempSubdirectory("naungan-pg-").FullName;
        var port = FreePort();
        var data = Path.Combine(folder, "data");
        if (Environment.UserName == "root")
            await Execute("chown", "postgres", folder);
        await AsPostgres(Path.Combine(tools, "initdb"), "-D", data, "-U", "naungan", "-A", "trust", "-E", "UTF8", "-N");
        var options =
            $"-p {port.ToString(CultureInfo.InvariantCulture)} -k {folder} -c listen_addresses=127.0.0.1 "
            + "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200";
        await AsPostgres(
            Path.Combine(tools, "pg_ctl"),
            ["-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o", options, "start"]
        );
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            AsPostgres(Path.Combine(tools, "pg_ctl"), "-D", data, "-m", "immediate", "stop").GetAwaiter().GetResult();
            Directory.Delete(folder, recursive: true);
        };
        return $"Host=127.0.0.1;Port={port.ToString(CultureInfo.InvariantCulture)};Username=naungan;Database=postgres";
    }

    private static Task AsPostgres(string program, params string[] arguments) =>
        Environment.UserName == "root"
            ? Execute("runuser", ["-u", "postgres", "--", program, .. arguments])
            : Execute(program, arguments);

    private static async Task Execute(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" };
        using var process = Process.Start(start) ?? throw new InvalidOperationException(program + " did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(program + " failed, see above.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
