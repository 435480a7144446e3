using System.Collections.Concurrent;
using Naungan.App.Insurer;
using Naungan.App.Platform.Database;
using Naungan.Core.Identity;
using Naungan.Core.Money;

namespace Naungan.App.Runs;

/// <summary>What of a run goes into a file.</summary>
public enum RunFile
{
    /// <summary>People no earlier month was paid for.</summary>
    Roster,

    /// <summary>Everybody in the run.</summary>
    Billing,

    /// <summary>Those refused by the insurer who are sent again.</summary>
    Resubmission,

    /// <summary>Who came, who left and whose data changed since the month before.</summary>
    Mutation,
}

/// <summary>A file written for the insurer.</summary>
public sealed record WrittenFile(RunFile Kind, string Layout, string Path, int Rows, Rupiah Amount, string Sha256);

/// <summary>Writes a run's people to files in a folder, streaming.</summary>
internal static class RunExport
{
    private const int PartsAhead = 8;

    /// <summary>One file of a run, as it is asked for.</summary>
    internal readonly record struct Wanted(RunFile Kind, Layout Layout);

    internal static WrittenFile ToFolder(
        Session session,
        Db db,
        RegionCode region,
        RunRow run,
        RunFile kind,
        Layout layout,
        string folder
    ) => ToFolder(RunFileRows.Parts(session, db, region, run, kind), region, run, [new(kind, layout)], folder)[0];

    /// <summary>
    /// Writes files from one reading of the people, side by side, under names that tell nothing of a person; the files
    /// appear whole or not at all.
    /// </summary>
    /// <param name="people">In parts. A roster takes those new to the insurer, any other file takes everybody.</param>
    /// <param name="region">Of the run.</param>
    /// <param name="run">Whose people.</param>
    /// <param name="wanted">The files, each kind once.</param>
    /// <param name="folder">Made when absent.</param>
    internal static List<WrittenFile> ToFolder(
        IEnumerable<RunFileRows.Person[]> people,
        RegionCode region,
        RunRow run,
        IReadOnlyList<Wanted> wanted,
        string folder
    )
    {
        Directory.CreateDirectory(folder);
        using var failed = new CancellationTokenSource();
        var files = wanted.Select(one => new Writing(one, PathOf(one, region, run, folder), failed)).ToList();
        try
        {
            foreach (var part in people)
            {
                foreach (var file in files)
                    file.Parts.Add(part, failed.Token);
            }
        }
        catch (OperationCanceledException) when (failed.IsCancellationRequested)
        {
            // Why the file could not be written is told below.
        }
        finally
        {
            foreach (var file in files)
                file.Parts.CompleteAdding();
            Task.WaitAny(Task.WhenAll(files.Select(file => file.Control)));
        }

        var written = files.ConvertAll(file => file.Finish());
        foreach (var file in written)
            File.Move(file.Path + ".part", file.Path, overwrite: true);
        return written;
    }

    private static string PathOf(Wanted wanted, RegionCode region, RunRow run, string folder)
    {
        var name = wanted.Kind.ToString().ToLowerInvariant();
        return Path.Combine(
            folder,
            $"{name}_{region.Code}_{run.ProgrammeCode}_{run.Month}_{run.Id:N}.{wanted.Layout.Extension}"
        );
    }

    /// <summary>One file on a thread of its own, which takes parts as they come.</summary>
    private sealed class Writing
    {
        private readonly Wanted _wanted;
        private readonly string _path;

        internal Writing(Wanted wanted, string path, CancellationTokenSource failed)
        {
            (_wanted, _path) = (wanted, path);
            Control = Task.Factory.StartNew(
                () =>
                {
                    try
                    {
                        using var file = OpenPrivate(path + ".part");
                        return LayoutWriter.Write(wanted.Layout, Rows(), file);
                    }
                    catch
                    {
                        failed.Cancel();
                        throw;
                    }
                },
                TaskCreationOptions.LongRunning
            );
        }

        internal BlockingCollection<RunFileRows.Person[]> Parts { get; } = new(PartsAhead);

        internal Task<FileControl> Control { get; }

        internal WrittenFile Finish()
        {
            var control = Control.GetAwaiter().GetResult();
            Parts.Dispose();
            var sha256 = Convert.ToHexStringLower(control.Sha256);
            return new(_wanted.Kind, _wanted.Layout.Code, _path, control.Rows, control.Amount, sha256);
        }

        private IEnumerable<InsurerRow> Rows()
        {
            foreach (var part in Parts.GetConsumingEnumerable())
            {
                foreach (var person in part)
                {
                    if (person.IsNew || _wanted.Kind != RunFile.Roster)
                        yield return person.Row;
                }
            }
        }
    }

    internal static InsurerFileRow Record(WrittenFile file, Guid run, string by, DateTimeOffset now) =>
        new()
        {
            Id = Ids.New(now),
            RunId = run,
            Direction = "out",
            Kind = file.Kind.ToString().ToLowerInvariant(),
            Layout = file.Layout,
            FileName = Path.GetFileName(file.Path),
            Sha256 = Convert.FromHexString(file.Sha256),
            RowsCount = file.Rows,
            Amount = file.Amount,
            RecordedBy = by,
            RecordedAt = now,
        };

    private static FileStream OpenPrivate(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
