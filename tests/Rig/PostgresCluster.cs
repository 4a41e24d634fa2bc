using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Waooaw.Rig;

/// <summary>A PostgreSQL server of the test run's own, on loopback, from the system's packages; it ends with the run.</summary>
public sealed class PostgresCluster
{
    private static readonly Lazy<PostgresCluster> Lazily = new(() => Start(isDurable: false));

    private readonly string _folder;
    private readonly int _port;

    private PostgresCluster(string folder, int port) => (_folder, _port) = (folder, port);

    /// <summary>One cluster for all tests of a process, without fsync: fast, and good for everything but claims about crashes.</summary>
    public static PostgresCluster Shared => Lazily.Value;

    /// <summary>Starts a server.</summary>
    /// <param name="isDurable">With fsync and synchronous commits, as in production: for claims about crashes and speed.</param>
    public static PostgresCluster Start(bool isDurable)
    {
        var folder = Directory.CreateTempSubdirectory("waooaw-pg-").FullName;
        var data = Path.Combine(folder, "data");
        if (IsRoot)
        {
            Run("chown", "postgres", folder); // the server refuses to run as root
        }

        As("initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions");
        var port = FreePort();
        File.AppendAllLines(Path.Combine(data, "postgresql.conf"),
        [
            "listen_addresses = '127.0.0.1'",
            $"port = {port}",
            $"unix_socket_directories = '{folder}'",
            "max_connections = 300",
            .. isDurable ? (string[])[] : ["fsync = off", "synchronous_commit = off", "full_page_writes = off"],
        ]);
        As("pg_ctl", "-D", data, "-l", Path.Combine(folder, "log"), "-w", "-t", "30", "start");

        var cluster = new PostgresCluster(folder, port);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Stop();
        return cluster;
    }

    /// <summary>Everything the server writes: tables, write-ahead log, its own messages.</summary>
    public string Folder => _folder;

    /// <summary>Makes an empty database and says how to reach it.</summary>
    public string CreateDatabase(string name)
    {
        Execute($"CREATE DATABASE {name}");
        return ConnectionString(name);
    }

    public void DropDatabase(string name)
    {
        using var connection = new NpgsqlConnection(ConnectionString(name));
        NpgsqlConnection.ClearPool(connection);
        Execute($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    public void Stop()
    {
        As("pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private string ConnectionString(string name) =>
        $"Host=127.0.0.1;Port={_port};Username=postgres;Database={name};Maximum Pool Size=40;Include Error Detail=true";

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static bool IsRoot => Environment.UserName == "root";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void As(string tool, params string[] arguments)
    {
        var path = Path.Combine(Binaries(), tool);
        if (IsRoot)
        {
            Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", "env", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private static string Binaries()
    {
        const string debian = "/usr/lib/postgresql";
        var newest = Directory.Exists(debian)
            ? Directory.GetDirectories(debian).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var v) ? v : 0).FirstOrDefault()
            : null;
        return newest is null
            ? throw new InvalidOperationException("PostgreSQL is not installed. Run scripts/test, which installs it or says how.")
            : Path.Combine(newest, "bin");
    }

    private static void Run(string command, params string[] arguments)
    {
        // Silenced by the shell and not by a pipe of ours: the server that pg_ctl starts would inherit it, and reading would never end.
        using var process = Process.Start(new ProcessStartInfo(
            "/bin/sh", ["-c", "exec \"$@\" > /dev/null", "sh", command, .. arguments]) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
