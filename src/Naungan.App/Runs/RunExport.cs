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

/// <summary>Writes a run's people by a layout, streaming; the only place where a run's NIKs are opened.</summary>
internal static class RunExport
{
    internal static FileControl Write(
        Session session,
        Db db,
        RegionCode region,
        RunRow run,
        RunFile kind,
        Layout layout,
        Stream output
    ) => LayoutWriter.Write(layout, Rows(session, db, region, run, kind), output);

    internal static IEnumerable<InsurerRow> Rows(Session session, Db db, RegionCode region, RunRow run, RunFile kind) =>
        session.Each(
            Sql(kind),
            new
            {
                region,
                run = run.Id,
                programme = run.ProgrammeCode,
                month = run.Month,
                before = run.Month.Plus(-1),
                run.OpenedAt,
            },
            row => Insured(row, db, run, kind)
        );

    /// <summary>
    /// Writes into a folder under a name that tells nothing of a person; the file appears whole or not at all.
    /// </summary>
    internal static WrittenFile ToFolder(
        Session session,
        Db db,
        RegionCode region,
        RunRow run,
        RunFile kind,
        Layout layout,
        string folder
    )
    {
        Directory.CreateDirectory(folder);
        var name = kind.ToString().ToLowerInvariant();
        var path = Path.Combine(
            folder,
            $"{name}_{region.Code}_{run.ProgrammeCode}_{run.Month}_{run.Id:N}.{layout.Extension}"
        );
        FileControl control;
        using (var file = OpenPrivate(path + ".part"))
            control = Write(session, db, region, run, kind, layout, file);
        File.Move(path + ".part", path, overwrite: true);
        var sha256 = Convert.ToHexStringLower(control.Sha256);
        return new WrittenFile(kind, layout.Code, path, control.Rows, control.Amount, sha256);
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

    private static string Sql(RunFile kind) =>
        kind == RunFile.Mutation
            ? MutationRows.Sql
            : "select x.person_id, x.jkk, x.jkm, x.jht, x.amount, p.name, p.nik_sealed, p.birth_date, p.address, "
                + "p.village_code, e.category from (select l.region_code, l.person_id, "
                + "cast(sum(case l.insurance when 'jkk' then l.amount else 0 end) as bigint) as jkk, "
                + "cast(sum(case l.insurance when 'jkm' then l.amount else 0 end) as bigint) as jkm, "
                + "cast(sum(case l.insurance when 'jht' then l.amount else 0 end) as bigint) as jht, "
                + "cast(sum(l.amount) as bigint) as amount from run_line l "
                + "where l.region_code = @region and l.run_id = @run"
                + (kind == RunFile.Resubmission ? " and l.state = 'resubmitted' and l.correction = 0" : "")
                + " group by l.region_code, l.person_id) x "
                + "join person p on p.region_code = x.region_code and p.id = x.person_id "
                + "left join enrolment e on e.region_code = x.region_code and e.programme_code = @programme "
                + "and e.person_id = x.person_id"
                + (
                    kind == RunFile.Roster
                        ? " where not exists (select 1 from run_line o where o.region_code = x.region_code "
                            + "and o.person_id = x.person_id and o.month < @month "
                            // The insurer knows whom it once answered about, also if he was taken off later.
                            + "and (o.correction = 0 or o.answer_file_id is not null))"
                        : ""
                )
                + " order by x.person_id";

    // Columns in the order of the statement above.
    private static InsurerRow Insured(RawRow row, Db db, RunRow run, RunFile kind) =>
        new()
        {
            Change = kind == RunFile.Mutation ? row.Text(11) : "",
            Nik = db.Vault.Open(row.Bytes(6), "person.nik", row.Id(0))!,
            Name = row.Text(5),
            BirthDate = row.DateOrNull(7),
            Address = row.TextOrNull(8) ?? "",
            Village = row.TextOrNull(9) ?? "",
            Category = row.TextOrNull(10) ?? "",
            Month = run.Month,
            Jkk = new Rupiah(row.Long(1)),
            Jkm = new Rupiah(row.Long(2)),
            Jht = new Rupiah(row.Long(3)),
            Amount = new Rupiah(row.Long(4)),
            BillingCode = run.BillingCode ?? "",
        };
}
