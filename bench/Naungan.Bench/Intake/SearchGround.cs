using System.Globalization;
using Naungan.App.Platform.Database;
using Naungan.App.Regions;

namespace Naungan.Bench.Intake;

/// <summary>
/// A register of invented people with names as unevenly spread as names are: the commonest word stands in some eight of
/// a hundred names, most words in a handful. Every twentieth person is proposed by the agency "dinas".
/// </summary>
internal sealed class SearchGround(Db db, int people)
{
    private const string Region = "64.02";
    private static readonly DateTimeOffset _now = new(2026, 1, 10, 3, 0, 0, TimeSpan.Zero);

    private static readonly string[] _commonest =
        "MUHAMAD SITI AHMAD NUR ABDUL SRI RAHMAN AGUS DEWI YUSUF HIDAYAT ANI IBRAHIM LESTARI".Split(' ');

    private static readonly string[] _parts =
        "BA BU DA DI HA HE JA JO KA KU LA LI MA MI NA NU PA RA RI RU SA SU TA TI WA WI YA YU".Split(' ');

    private readonly Random _chance = new(64_02);
    private readonly List<string> _words = [.. _commonest, .. Words()];
    private List<string> _villages = [];

    internal async Task Prepare()
    {
        await Migrate.ToLatest(db, _now, default);
        await LoadRegions.WhenEmpty(db, default);
        await using var session = await db.Write(default);
        await session.Run(
            "insert into government (region_code, name, created_at) values (@Region, 'Bench', @_now)",
            new { Region, _now }
        );
        await session.Run(
            "insert into agency (region_code, code, name) values (@Region, 'dinas', 'D')",
            new { Region }
        );
        await session.Run(
            "insert into programme (region_code, code, name, segment, insurance, agency_code, precedence, legal_basis, "
                + "created_at) values (@Region, 'rentan', 'Rentan', 'bpu', 'jkk,jkm', 'dinas', 1, 'bench', @_now)",
            new { Region, _now }
        );
        _villages = await session.List<string>(
            "select code from region where code like '64.02.%' and length(code) = 13 order by code"
        );
        var ids = Enumerable.Range(0, people).Select(_ => Ids.New(_now)).ToList();
        await session.BulkInsert(
            "person",
            [
                .. (
                    "region_code id name name_key sex birth_date village_code district_code nik_sealed nik_index nik_state "
                    + "recorded_at"
                ).Split(' '),
            ],
            ids.Select(Person)
        );
        await session.BulkInsert(
            "work",
            [
                .. (
                    "region_code id person_id programme_code agency_code submission_id segment category recorded_at"
                ).Split(' '),
            ],
            ids.Where((_, i) => i % 20 == 0)
                .Select(id => new object?[] { Region, id, id, "rentan", "dinas", id, "bpu", "petani", _now })
        );
        await session.Commit();
    }

    private object?[] Person(Guid id, int i)
    {
        var key = string.Join(
            ' ',
            Enumerable
                .Range(
                    0,
                    _chance.Next(100) switch
                    {
                        < 15 => 1,
                        < 65 => 2,
                        _ => 3,
                    }
                )
                .Select(Word)
        );
        var village = _villages[_chance.Next(_villages.Count)];
        var nik = ListMaker.Nik(i);
        var born = ListMaker.BornOn(i);
        return
        [
            Region,
            id,
            CultureInfo.InvariantCulture.TextInfo.ToTitleCase(key.ToLowerInvariant()),
            key,
            "L",
            born,
            village,
            village[..8],
            db.Vault.Seal(nik, "person.nik", id),
            db.Vault.Index("nik", nik),
            "format-valid",
            _now,
        ];
    }

    /// <summary>The r-th word is r times as rare as the first.</summary>
    private string Word(int place)
    {
        var rank = (int)Math.Exp(_chance.NextDouble() * Math.Log(_words.Count)) - 1;
        return _words[(rank + place) % _words.Count];
    }

    private static IEnumerable<string> Words()
    {
        foreach (var a in _parts)
        {
            foreach (var b in _parts)
            {
                yield return a + b;
                foreach (var c in _parts)
                    yield return a + b + c + (a[0] < 'M' ? "N" : "");
            }
        }
    }
}
