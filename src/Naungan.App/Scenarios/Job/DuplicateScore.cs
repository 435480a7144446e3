using System.Globalization;
using Naungan.App.Platform.Database;

namespace Naungan.App.Scenarios.Job;

/// <summary>
/// How well rows about one person were brought together, against the generator's truth.csv. A pair is two rows of one
/// truth person; it is found when both rows carry the same person of the register.
/// </summary>
/// <param name="Precision">Found pairs that are true, 0 to 1.</param>
/// <param name="Recall">True pairs that were found, 0 to 1; rows left waiting count as not found.</param>
internal sealed record DuplicateScore(long TruePairs, long FoundPairs, long RightPairs, double Precision, double Recall)
{
    internal static DuplicateScore Against(string truthFile, Session session, string region)
    {
        var truth = Truth(truthFile);
        var found = session.Stream<Row>(
            "select s.file_name, r.sheet, r.row_number, r.person_id from submission_row r "
                + "join submission s on s.region_code = r.region_code and s.id = r.submission_id "
                + "where r.region_code = @region and r.person_id is not null",
            new { region }
        );
        var byPerson = new Dictionary<Guid, Dictionary<string, int>>();
        foreach (var row in found)
        {
            if (!truth.TryGetValue((row.FileName, row.Sheet, row.RowNumber), out var person))
                continue;
            if (!byPerson.TryGetValue(row.PersonId, out var members))
                byPerson[row.PersonId] = members = [];
            members[person] = members.GetValueOrDefault(person) + 1;
        }

        var truePairs = truth.Values.GroupBy(person => person).Sum(rows => Pairs(rows.Count()));
        var foundPairs = byPerson.Values.Sum(members => Pairs(members.Values.Sum()));
        var right = byPerson.Values.Sum(members => members.Values.Sum(Pairs));
        return new DuplicateScore(truePairs, foundPairs, right, Share(right, foundPairs), Share(right, truePairs));
    }

    /// <summary>
    /// truth.csv is our own: its first four columns are file, sheet, row, person, and none of them is quoted.
    /// </summary>
    private static Dictionary<(string File, string Sheet, int Row), string> Truth(string truthFile)
    {
        var truth = new Dictionary<(string, string, int), string>();
        foreach (var line in File.ReadLines(truthFile).Skip(1))
        {
            var cells = line.Split(',', 5);
            // Rows about nobody (totals) have no person.
            if (cells[3].Length > 0)
                truth[(Path.GetFileName(cells[0]), cells[1], int.Parse(cells[2], CultureInfo.InvariantCulture))] =
                    cells[3];
        }

        return truth;
    }

    private static long Pairs(int rows) => (long)rows * (rows - 1) / 2;

    private static double Share(long part, long whole) => whole == 0 ? 1 : Math.Round((double)part / whole, 6);

    private sealed record Row
    {
        public string FileName { get; init; } = "";
        public string Sheet { get; init; } = "";
        public int RowNumber { get; init; }
        public Guid PersonId { get; init; }
    }
}
