using System.Diagnostics;
using System.Globalization;
using Naungan.App.Intake;
using Naungan.App.People;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;

namespace Naungan.Bench.Intake;

/// <summary>
/// Searching a large register, on SQLite or on the server named: each question twice, the second one timed. Before it,
/// how long an older database takes to get its table of name words.
/// </summary>
public static class SearchBench
{
    private static readonly RegionCode _kukar = RegionCode.Parse("64.02");
    private static readonly Actor _console = Actor.AtConsole(_kukar, "bench");
    private static readonly Actor _agency = new("bench", Role.AgencyOperator, _kukar, "dinas");

    /// <param name="args">People, then a PostgreSQL connection.</param>
    public static async Task Run(string[] args)
    {
        var people = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("naungan-bench-").FullName;
        try
        {
            await using var db = args.Length > 1 ? Db.OnServer(args[1], Vault.InMemory()) : Db.InFolder(folder);
            await new SearchGround(db, people).Prepare();
            await AddWords(db);
            await Search(db);
            await Compare(db);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Takes the table of words away, as in a database made before there was one, and migrates.</summary>
    private static async Task AddWords(Db db)
    {
        await using (var session = await db.Write(default))
        {
            await session.Run("drop table person_word; drop table name_word");
            await session.Run("delete from schema_migration where number = 80");
            await session.Commit();
        }

        var watch = Stopwatch.StartNew();
        await Migrate.ToLatest(db, TimeProvider.System.GetUtcNow(), default);
        Say($"  words of an older database: {watch.Elapsed.TotalSeconds:0.0} s");
        await using var counting = await db.Read(default);
        if (db.Kind == DbKind.Postgres)
            await counting.Run("vacuum analyze"); // what the server does by itself within minutes
        Say($"  {await counting.One<long>("select count(*) from person_word")} words of people");
    }

    private static async Task Search(Db db)
    {
        (string What, SearchPeople.Request Request, Actor Actor)[] asked =
        [
            ("a common word", new(_kukar, "Siti"), _console),
            ("three letters", new(_kukar, "rah"), _console),
            ("one letter", new(_kukar, "m"), _console),
            ("a rare word", new(_kukar, "Wiyuya"), _console),
            ("a word and a beginning", new(_kukar, "hidayat muh"), _console),
            ("two common words", new(_kukar, "Siti Muhammad"), _console),
            ("two words nobody has together", new(_kukar, "Lestari Wiyuya"), _console),
            ("a common word, sounds alike", new(_kukar, "Yusup", SoundsLike: true), _console),
            ("two words, sound alike", new(_kukar, "Dewy Lestary", SoundsLike: true), _console),
            ("a common word in a district", new(_kukar, "Siti", District: "64.02.06"), _console),
            ("a common word in a village", new(_kukar, "Siti", Village: "64.02.06.1006"), _console),
            ("a common word, own agency", new(_kukar, "Siti"), _agency),
            ("a rare word, own agency", new(_kukar, "Wiyuya"), _agency),
            ("NIK, exact", new(_kukar, ListMaker.Nik(77)), _console),
            ("village", new(_kukar, Village: "64.02.06.1006"), _console),
            ("nothing: everybody, counted", new(_kukar), _console),
        ];
        foreach (var (what, request, actor) in asked)
        {
            await SearchPeople.Handle(request, actor, db, default); // the first question warms what it needs
            var watch = Stopwatch.StartNew();
            var found = (await SearchPeople.Handle(request, actor, db, default)).Value;
            var more = found.IsMore ? "more than " : "";
            Say($"    {what}: {watch.Elapsed.TotalMilliseconds:0.0} ms, {more}{found.Count} people");
        }
    }

    /// <summary>Somebody typed by hand, beside whom he may be: his whole village, and elsewhere.</summary>
    private static async Task Compare(Db db)
    {
        (string What, TypedPerson Person)[] typed =
        [
            ("a number that is known", Typed("Siti Aminah", 77) with { Nik = ListMaker.Nik(77) }),
            ("a common name and a day", Typed("Siti Muhamad", 78)),
            ("a rare name, another village", Typed("Wiyuya Sutanu", 79) with { Village = "64.02.09.2001" }),
            ("no village", Typed("Ahmad Rahman", 80) with { Village = null }),
        ];
        foreach (var (what, person) in typed)
        {
            var request = new CompareTyped.Request(_kukar, "dinas", "rentan", person);
            var now = TimeProvider.System.GetUtcNow();
            await CompareTyped.Handle(request, _console, db, now, default);
            var watch = Stopwatch.StartNew();
            var found = (await CompareTyped.Handle(request, _console, db, now, default)).Value;
            Say($"    typed, {what}: {watch.Elapsed.TotalMilliseconds:0.0} ms, {found.Candidates.Count} candidates");
        }
    }

    private static TypedPerson Typed(string name, int born) =>
        new()
        {
            Name = name,
            Born = ListMaker.BornOn(born).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Sex = "L",
            Village = "64.02.06.1006",
            Work = "petani",
        };

    private static void Say(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));
}
