using System.Diagnostics;

namespace Naungan.Tidy.Tests;

/// <summary>
/// A made-up repository with one of the two commands in it, and a made-up dotnet that writes down what it is asked and
/// does what <see cref="Answer"/> says. So the commands themselves are tested in milliseconds.
/// </summary>
internal sealed class Workshop : IDisposable
{
    private readonly string _tools;

    public Workshop(string command)
    {
        Root = Directory.CreateTempSubdirectory("naungan-workshop-").FullName;
        _tools = Directory.CreateDirectory(Path.Combine(Root, "tools")).FullName;
        Write("Directory.Build.props", "<Project/>");
        Write("global.json", "{}");
        Write("law/a.yaml", "a: 1");
        Write("src/Naungan.App/A.cs", "class A;");
        Write("src/Naungan.App/bin/Release/net10.0/naungan.dll", "");
        File.Copy(Path.Combine(Repository.Root, command), Path.Combine(Root, command));
        Tool("node", "exit 0");
        Tool("npm", "exit 0");
        Tool("apt-get", "echo 'this test installs nothing'; exit 1");
        Tool("sudo", "exit 1");
        Answer("*) echo \"dotnet $*\" >>\"$log\" ;;");
    }

    public string Root { get; }

    /// <summary>What dotnet was asked, a line each, since the last time this was read.</summary>
    public string[] TakeLog()
    {
        var log = Path.Combine(Root, "log");
        var lines = File.Exists(log) ? File.ReadAllLines(log) : [];
        File.Delete(log);
        return lines;
    }

    /// <summary>Cases of dotnet's shell script, by its arguments; <c>$log</c> is where it writes them down.</summary>
    public void Answer(string cases) =>
        Tool("dotnet", $"log='{Root}/log'\ncase \"$*\" in\n--list-sdks) echo '10.0.100 [x]' ;;\n{cases}\nesac");

    public void Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public void Delete(string path) => File.Delete(Path.Combine(Root, path));

    public (int Code, string Output) Run(string command, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/bash", [Path.Combine(Root, command), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = _tools + ":/usr/bin:/bin";
        start.Environment["HOME"] = Root;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    public void Tool(string name, string body)
    {
        var path = Path.Combine(_tools, name);
        File.WriteAllText(path, "#!/bin/bash\n" + body + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
