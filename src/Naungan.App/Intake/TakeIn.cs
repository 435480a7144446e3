using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Regions;
using Naungan.Core;
using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>
/// Decides the rows of an open file piece by piece and stores them; memory does not grow with the file.
/// </summary>
internal static class TakeIn
{
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
            at,
            map ?? new Dictionary<string, Field>()
        );
    }

    /// <summary>Takes the rows in as they come; refused when no sheet of the file is a list.</summary>
    /// <param name="before">Decides rows that somebody decided already, before they are looked at.</param>
    internal static async Task<Result<Dictionary<string, int>>> Rows(
        Session session,
        OpenFile file,
        Actor actor,
        CancellationToken stop,
        Func<IReadOnlyList<RowWork>, Task>? before = null
    )
    {
        var whole = file.Whole;
        var writer = new IntakeWriter(session, whole, stop);
        var register = new RegisterMatch(session, whole.Government, stop);
        var deciding = new Deciding(register);
        var counts = Outcomes.All.ToDictionary(outcome => outcome, _ => 0);
        var sheets = new List<SheetReader>();
        await foreach (var piece in file.Pieces(stop))
        {
            if (sheets.Count == 0 || sheets[^1] != piece.Sheet)
                sheets.Add(piece.Sheet);
            if (before is not null)
                await before(piece.Rows);
            await Keep(await deciding.Decide(piece.Rows));
        }

        if (!sheets.Exists(sheet => sheet.IsList))
            return NoList;
        var second = new SecondLook(session, file.Setting.Db.Vault, register, new(whole.Government, whole.Now, stop));
        await second.Decide(deciding.Later);
        await Keep(deciding.Later);
        await register.Done();
        await session.Run(InsertSubmission, Stored(file, actor, counts), stop);
        var stored = sheets.Select(sheet => sheet.ToStored(whole.Government, whole.Submission));
        await session.BulkInsert("submission_sheet", _sheetColumns, stored, stop);
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

    private static object Stored(OpenFile file, Actor actor, Dictionary<string, int> counts) =>
        new
        {
            file.Whole.Government,
            file.Whole.Submission,
            file.Whole.Agency,
            file.Whole.Programme,
            file.Request.FileName,
            hash = file.Sha256,
            rows = counts.Values.Sum() - counts[Outcomes.Ignored],
            accepted = counts[Outcomes.Accepted],
            merged = counts[Outcomes.Merged],
            waiting = counts[Outcomes.Waiting],
            rejected = counts[Outcomes.Rejected],
            ignored = counts[Outcomes.Ignored],
            actor.Name,
            file.Whole.Now,
        };

    internal static Refusal NoList { get; } =
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
