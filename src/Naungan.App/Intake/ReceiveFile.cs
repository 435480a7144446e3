using Naungan.App.Agencies;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.App.Regions;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>
/// Receives a file: keeps it sealed, refuses it when it is none we can read, and tells what its columns seem to mean.
/// Nothing is made of it yet; <see cref="QueueFile"/> does that.
/// </summary>
public static class ReceiveFile
{
    /// <summary>Marks uploads among all files that are kept.</summary>
    internal const string KeptFor = "intake";

    public sealed record Request(
        RegionCode Government,
        string Agency,
        string Programme,
        string FileName,
        Stream Content,
        string? Sheet = null,
        IReadOnlyDictionary<string, Field>? Map = null
    );

    /// <param name="Sheets">Sheets that read as lists of people, and those that do not.</param>
    public sealed record Answer(Guid File, IReadOnlyList<ReadSheet> Sheets)
    {
        /// <summary>Some heading was never explained by this agency.</summary>
        public bool NeedsConfirming =>
            Sheets.Any(sheet =>
                sheet.IsList && sheet.Columns.Any(column => column is { IsConfirmed: false, Key.Length: > 0 })
            );
    }

    /// <param name="HeaderRow">As the spreadsheet counts; 0 when the columns were told by their content.</param>
    public sealed record ReadSheet(string Name, bool IsList, int HeaderRow, IReadOnlyList<Column> Columns);

    /// <param name="Key">The heading, folded; empty for a column without one.</param>
    /// <param name="Field">Null when nothing told what the column means.</param>
    /// <param name="IsConfirmed">The agency said so before.</param>
    /// <param name="Samples">What stands in it, long numbers masked.</param>
    public sealed record Column(
        string Heading,
        string Key,
        Field? Field,
        bool IsConfirmed,
        IReadOnlyList<string> Samples
    );

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "intake.submit", request.Government) is { } refusal)
            return refusal;
        await LoadRegions.WhenEmpty(db, stop);
        var government = request.Government.Code;
        var from = await Sender.Of(db, government, request.Agency, request.Programme, actor, stop);
        if (!from.TryGet(out var sender, out refusal))
            return refusal;
        var kept = await Keep(request, actor, db, now, stop);
        if (!kept.TryGet(out var file, out refusal))
            return refusal;
        var look = await Look(db, government, file, sender, request, now, stop);
        if (look.TryGet(out var sheets, out refusal))
            return new Answer(file.Id, sheets);
        await StoredFiles.Forget(db, government, file.Id, stop);
        return refusal;
    }

    private static async Task<Result<StoredFiles.Stored>> Keep(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var (government, name) = (request.Government.Code, request.FileName);
        try
        {
            return await StoredFiles.Keep(db, government, request.Content, name, KeptFor, actor.Name, now, stop);
        }
        catch (Exception problem) when (DiskFull.Is(problem))
        {
            return DiskFull.Refusal("kirim berkas yang sama sekali lagi.");
        }
    }

    /// <summary>The heads of the sheets of a file that is kept.</summary>
    internal static async Task<Result<List<ReadSheet>>> Look(
        Db db,
        string government,
        StoredFiles.Stored file,
        Sender sender,
        Request request,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        IntakeSetting setting;
        Dictionary<string, Field> saved;
        await using (var session = await db.Read(stop))
        {
            saved = await SavedHeadings.Of(session, government, sender.Agency, stop);
            foreach (var (heading, field) in request.Map ?? new Dictionary<string, Field>())
                saved[heading] = field;
            setting = await TakeIn.SettingOf(session, db, government, sender.Programme, now, saved, stop);
        }

        await using var stream = await StoredFiles.Open(db, government, file.Id, stop);
        if (!Spreadsheet.Open(stream!, file.FileName).TryGet(out var book, out var refusal))
            return refusal;
        try
        {
            using (book)
            {
                var sheets = SheetSource
                    .Of(book, file.FileName, request.Sheet)
                    .Select(sheet => SheetHead.Of(sheet, setting, saved))
                    .ToList();
                return sheets.Exists(sheet => sheet.IsList) ? sheets : TakeIn.NoList;
            }
        }
        catch (FileRefusedException refused)
        {
            return refused.Refusal;
        }
    }
}

/// <summary>Who sends a list, and for which programme.</summary>
internal sealed record Sender(string Agency, string Programme, string Segment)
{
    internal static async Task<Result<Sender>> Of(
        Db db,
        string government,
        string agency,
        string programme,
        Actor actor,
        CancellationToken stop
    )
    {
        await using var session = await db.Read(stop);
        if (await AgencyTables.Find(session, government, agency, stop) is not { } from)
            return Refusal.NotFound($"Instansi '{agency}'");
        if (Access.ScopeOf(actor, "intake.submit") is { Agency: { } own } && own != from.Code)
            return Refusal.NotAllowed;
        return await SubmitFile.ProgrammeOf(session, government, programme, stop) is { } known
            ? new Sender(from.Code, known.Code, known.Segment)
            : Refusal.NotFound($"Program '{programme}'");
    }
}
