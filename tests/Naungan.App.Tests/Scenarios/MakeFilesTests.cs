using System.Globalization;
using Naungan.App.Platform.Security;
using Naungan.App.Scenarios;
using Naungan.Core.Identity;

namespace Naungan.App.Tests.Scenarios;

public sealed class MakeFilesTests
{
    private const double Small = 0.02;

    [Fact]
    public async Task The_counted_people_are_exactly_the_published_numbers()
    {
        using var made = await MadeScenario.Make(scale: 1);
        var scenario = ScenarioFolder.Load(MadeScenario.Kukar).Value;
        var expected = scenario
            .Programmes.SelectMany(p =>
                p.Sectors.Select(s => ($"{p.Code}/{s.Code}", s.People))
                    .Concat(p.Groups.Select(g => ($"{p.Code}/{g.Code}", g.People)))
            )
            .Order()
            .ToList();
        var actual = made
            .Truth.Where(row => row.Counted.Length > 0)
            .DistinctBy(row => row.Person)
            .GroupBy(row => row.Counted)
            .Select(group => (group.Key, group.Count()))
            .Order()
            .ToList();
        Assert.Equal(expected, actual);
        Assert.Equal(46_073, made.Made.People);
        Assert.Equal(
            35_440,
            expected.Where(e => e.Item1.StartsWith("pekerja-rentan/", StringComparison.Ordinal)).Sum(e => e.People)
        );
        Assert.Equal(
            10_633,
            expected.Where(e => e.Item1.StartsWith("ppnpn/", StringComparison.Ordinal)).Sum(e => e.People)
        );
        Assert.Equal(scenario.Published.People, made.Made.People);
    }

    [Fact]
    public async Task One_seed_gives_the_same_bytes_and_another_seed_others()
    {
        using var first = await MadeScenario.Make(Small, seed: 7);
        using var again = await MadeScenario.Make(Small, seed: 7);
        using var other = await MadeScenario.Make(Small, seed: 8);
        var names = Directory
            .GetFiles(first.Folder, "*", SearchOption.AllDirectories)
            .Select(f => f[first.Folder.Length..]);
        foreach (var name in names)
            Assert.Equal(File.ReadAllBytes(first.Folder + name), File.ReadAllBytes(again.Folder + name));
        Assert.NotEqual(first.Made.Files.Select(f => f.Sha256), other.Made.Files.Select(f => f.Sha256));
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.1)]
    public async Task Every_defect_of_the_scenario_occurs(double scale)
    {
        using var made = await MadeScenario.Make(scale);
        var rates = ScenarioFolder.Load(MadeScenario.Kukar).Value.Defects;
        var expected = rates
            .People.Keys.Concat(rates.Rows.Keys)
            .Append("cross-agency")
            .Append("twin")
            .Append("former-member");
        var found = made.Truth.SelectMany(row => row.Defects).ToHashSet();
        Assert.Empty(expected.Except(found));
    }

    [Fact]
    public async Task Every_counted_person_has_a_row_that_honest_work_accepts()
    {
        using var made = await MadeScenario.Make(scale: 0.1);
        var enrolledOn = ScenarioFolder.Load(MadeScenario.Kukar).Value.EnrolledOn;
        var checkedRows = 0;
        foreach (var file in made.Truth.Where(row => row.Expected == "accepted").GroupBy(row => row.File))
        {
            var cells = made.Cells(file.Key);
            foreach (var row in file)
            {
                var nik = NikIn(cells[(row.Sheet, row.Row)]);
                Assert.Null(Nik.WhatIsWrong(nik));
                Assert.InRange(AgeIn(Nik.Parse(nik), enrolledOn), 18, 64);
                checkedRows++;
            }
        }
        var counted = made.Truth.Where(row => row.Counted.Length > 0).Select(row => row.Person).Distinct().Count();
        Assert.Equal(counted, checkedRows);
    }

    [Fact]
    public async Task No_number_could_belong_to_a_living_person()
    {
        using var made = await MadeScenario.Make(Small);
        var answers = File.ReadLines(Path.Combine(made.Folder, "disdukcapil/Hasil padanan NIK.csv")).Skip(1).ToList();
        var known = answers.Select(line => line.Split(',')).Where(cells => cells[4] != "TIDAK DITEMUKAN").ToList();
        Assert.NotEmpty(known);
        Assert.All(known, cells => Assert.True(string.CompareOrdinal(cells[0][12..], "9001") >= 0));
        Assert.Equal(known.Count, known.Select(cells => cells[0]).Distinct().Count());
    }

    [Fact]
    public async Task Twins_share_birthday_and_household_and_differ_in_number()
    {
        using var made = await MadeScenario.Make(scale: 0.1);
        var twins = made.Truth.Where(row => row.Defects.Contains("twin")).ToList();
        var numbers = twins.Select(row => NikIn(made.Cells(row.File)[(row.Sheet, row.Row)])).Order().ToList();
        Assert.True(numbers.Count >= 2);
        for (var i = 0; i < numbers.Count; i += 2)
        {
            Assert.Equal(numbers[i][..12], numbers[i + 1][..12]);
            Assert.NotEqual(numbers[i], numbers[i + 1]);
        }
    }

    [Fact]
    public async Task The_truth_names_rows_that_exist_and_the_manifest_names_the_files()
    {
        using var made = await MadeScenario.Make(Small);
        foreach (var file in made.Truth.GroupBy(row => row.File))
        {
            var cells = made.Cells(file.Key);
            Assert.All(file, row => Assert.Contains((row.Sheet, row.Row), cells.Keys));
        }
        var manifest = await File.ReadAllTextAsync(Path.Combine(made.Folder, "manifest.json"));
        Assert.All(made.Made.Files, file => Assert.Contains(file.Sha256, manifest));
        Assert.Equal(
            ["asn", "bpjs-active", "dtsen", "dukcapil"],
            made.Made.Files.Select(f => f.Kind).Where(k => k != "list").Order()
        );
    }

    [Theory]
    [InlineData("tidak-ada", 1, "scenario-unknown")]
    [InlineData("../words/names", 1, "scenario-unknown")]
    [InlineData(MadeScenario.Kukar, 0, "scale-out-of-range")]
    [InlineData(MadeScenario.Kukar, double.NaN, "scale-out-of-range")]
    [InlineData(MadeScenario.Kukar, 26, "scale-out-of-range")]
    public async Task Refuses_what_cannot_be_made(string scenario, double scale, string reason)
    {
        var request = new MakeFiles.Request(scenario, Path.GetTempPath(), null, scale);
        var made = await MakeFiles.Handle(
            request,
            Actor.AtConsole(default, "test"),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(reason, made.Refusal?.Reason);
    }

    // The NIK is the 16-digit cell that carries the 9001-and-up serial and a birth date; the family card number looks
    // alike, so the column is told by its heading in a real reader and by its date of birth here.
    private static string NikIn(object?[] cells)
    {
        foreach (var cell in cells)
        {
            var text = cell is double number
                ? number.ToString("F0", CultureInfo.InvariantCulture)
                : new string([.. (cell as string ?? "").Where(c => c is not (' ' or '.' or '\'' or '\u00a0'))]);
            if (text.Length == 16 && Nik.TryParse(text, out var nik) && !LooksLikeCard(nik))
                return text;
        }
        return "";
    }

    private static bool LooksLikeCard(Nik nik) => nik.BirthYearTwoDigits is >= 10 and <= 21 && !nik.IsFemale;

    private static int AgeIn(Nik nik, DateOnly on)
    {
        var year = nik.BirthYearTwoDigits + (nik.BirthYearTwoDigits > on.Year % 100 ? 1900 : 2000);
        var born = new DateOnly(year, nik.BirthMonth, nik.BirthDay);
        var age = on.Year - born.Year;
        return born.AddYears(age) > on ? age - 1 : age;
    }
}
