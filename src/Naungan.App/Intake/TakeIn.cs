using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.App.Regions;
using Naungan.Core;
using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>
/// Reads the sheets of a file piece by piece, decides their rows and stores them; memory does not grow with the file.
/// </summary>
internal static class TakeIn
{
    private const int PieceRows = 8192;

    /// <summary>What is needed to read rows of a programme of this government, for the first time or again.</summary>
    internal static async Task<IntakeSetting> SettingOf(
        Session session,
        Db db,
        string government,
        string programme,
        DateTimeOffset at,
        IReadOnlyDictionary<string, Field>? map,
        CancellationToken stop
    )
    {
        var categories = await session.List<Category>(
            "select code, name from category where region_code = @government and programme_code = @programme "
                + "order by sort",
            new { government, programme },
            stop
        );
        return new IntakeSetting(
            db,
            await PlaceNames.Of(session, government, stop),
            ReferenceWords.Occupations([.. categories.Select(category => (category.Code, category.Name))]),
            DateOnly.FromDateTime(at.UtcDateTime),
            map ?? new Dictionary<string, Field>()
        );
    }

    internal static async Task<Result<Dictionary<string, int>>> Rows(
        Session session,
        Spreadsheet book,
        SubmitFile.Request request,
        IntakeWriter.Whole whole,
        IntakeSetting setting,
        byte[] hash,
        Actor actor,
        CancellationToken stop
    )
    {
        var writer = new IntakeWriter(session, setting.Db.Vault, whole, stop);
        var register = new RegisterMatch(session, whole.Government, stop);
        var deciding = new Deciding(register, whole.Now);
        var counts = Outcomes.All.ToDictionary(outcome => outcome, _ => 0);
        var sheets = new List<object?[]>();
        var isList = false;
        foreach (var sheet in SheetSource.Of(book, request.FileName))
        {
            if (request.Sheet is { } wanted && wanted != sheet.Key)
                continue;
            var (reader, rows) = SheetReader.Open(sheet, setting);
            isList |= reader.IsList;
            sheets.Add(reader.ToStored(whole.Government, whole.Submission));
            foreach (var piece in rows.Chunk(PieceRows))
            {
                var read = piece.AsParallel().AsOrdered().Select(line => reader.Read(line, whole.Submission)).ToList();
                await Keep(await deciding.Decide(read));
            }
        }

        if (!isList)
            return NoList;
        var second = new SecondLook(session, setting.Db.Vault, register, new(whole.Government, whole.Now, stop));
        await second.Decide(deciding.Later);
        await Keep(deciding.Later);
        await register.Done();
        await session.Run(InsertSubmission, Stored(request, whole, hash, actor, counts), stop);
        await session.BulkInsert("submission_sheet", _sheetColumns, sheets, stop);
        return counts;

        async Task Keep(IReadOnlyList<RowWork> decided)
        {
            await writer.Write(decided);
            foreach (var row in decided)
                counts[row.Outcome]++;
        }
    }

    private static readonly string[] _sheetColumns =
    [
        .. "region_code submission_id sheet header_row headings fields titles".Split(' '),
    ];

    private const string InsertSubmission = """
        insert into submission (region_code, id, agency_code, programme_code, file_name, sha256, state, rows_read,
            accepted, merged, waiting, rejected, ignored, submitted_by, submitted_at)
        values (@Government, @Submission, @Agency, @Programme, @FileName, @hash, 'checked', @rows, @accepted,
            @merged, @waiting, @rejected, @ignored, @Name, @Now)
        """;

    private static object Stored(
        SubmitFile.Request request,
        IntakeWriter.Whole whole,
        byte[] hash,
        Actor actor,
        Dictionary<string, int> counts
    ) =>
        new
        {
            whole.Government,
            whole.Submission,
            whole.Agency,
            whole.Programme,
            request.FileName,
            hash,
            rows = counts.Values.Sum() - counts[Outcomes.Ignored],
            accepted = counts[Outcomes.Accepted],
            merged = counts[Outcomes.Merged],
            waiting = counts[Outcomes.Waiting],
            rejected = counts[Outcomes.Rejected],
            ignored = counts[Outcomes.Ignored],
            actor.Name,
            whole.Now,
        };

    private static Refusal NoList { get; } =
        Refusal.Invalid(
            "no-list-found",
            "Tidak ada lembar yang terbaca sebagai daftar orang. Pastikan ada baris judul kolom dengan NIK atau Nama, "
                + "atau jelaskan judul kolom dengan --map."
        );

    private sealed record Category
    {
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
    }
}
