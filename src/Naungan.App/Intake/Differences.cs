using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Naungan.App.Platform.Database;
using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>
/// Compares a corrected list with the version before: rows that say the same are passed over, and a row that was
/// mended takes the place of the one that waited or was rejected. Rows are told by what their columns say, wherever
/// they stand; a mended row names its original in the column the list of errors added, or stands at the same place.
/// </summary>
internal sealed class Differences
{
    /// <summary>Heading of the added column; its cells read "sheet!row".</summary>
    internal const string OriginHeading = "Baris asal";

    internal const string Unchanged = "unchanged";
    internal const string Superseded = "superseded";

    private readonly HashSet<UInt128> _said = [];
    private readonly Dictionary<(string Sheet, int Row), UInt128> _open = [];
    private readonly Guid _previous;

    private Differences(Guid previous) => _previous = previous;

    internal static async Task<Differences> With(
        Session session,
        Db db,
        string government,
        Guid previous,
        CancellationToken stop
    )
    {
        var differences = new Differences(previous);
        if (await IntakeTables.ById(session, government, previous, stop) is not { } before)
            return differences;
        var again = await RowsAgain.Of(session, db, government, before, stop);
        foreach (var row in IntakeTables.Rows(session, government, previous))
        {
            if (row.Outcome == Outcomes.Ignored && row.Reason != Unchanged)
                continue;
            var said = Said(again.Reader(row.Sheet).Layout, again.Cells(row));
            differences._said.Add(said);
            if (row.Outcome is Outcomes.Waiting or Outcomes.Rejected && row.Reason != Superseded)
                differences._open[(row.Sheet, row.RowNumber)] = said;
        }

        return differences;
    }

    internal bool IsUnchanged(SheetReader reader, LayoutFinder.Line line) =>
        _said.Contains(Said(reader.Layout, line.Cells));

    /// <summary>The open rows of the version before whose place these rows take.</summary>
    internal List<(string Sheet, int Row)> Mended(SheetReader reader, IEnumerable<LayoutFinder.Line> lines)
    {
        var mended = new List<(string, int)>();
        foreach (var line in lines)
        {
            var origin = Origin(reader, line);
            if (_open.Remove(origin))
                mended.Add(origin);
        }

        return mended;
    }

    /// <summary>Those rows are rejected in favour of the mended ones; the sums of their submission stay true.</summary>
    internal async Task Supersede(
        Session session,
        string government,
        List<(string Sheet, int Row)> mended,
        CancellationToken stop
    )
    {
        var waited = 0;
        foreach (var (sheet, row) in mended)
        {
            var values = new
            {
                government,
                submission = _previous,
                sheet,
                row,
                reason = Superseded,
            };
            const string That =
                " where region_code = @government and submission_id = @submission and sheet = @sheet "
                + "and row_number = @row";
            waited += await session.Run(
                "update submission_row set outcome = 'rejected', reason = @reason" + That + " and outcome = 'waiting'",
                values,
                stop
            );
            await session.Run(
                "update submission_row set reason = @reason" + That + " and outcome = 'rejected'",
                values,
                stop
            );
        }

        await session.Run(
            "update submission set waiting = waiting - @waited, rejected = rejected + @waited "
                + "where region_code = @government and id = @submission",
            new
            {
                waited,
                government,
                submission = _previous,
            },
            stop
        );
    }

    private static (string Sheet, int Row) Origin(SheetReader reader, LayoutFinder.Line line)
    {
        var column = reader.Layout.Headings.ToList().FindIndex(heading => heading.Trim() == OriginHeading);
        var here = (reader.Context.SheetName, line.Number);
        if (column < 0 || column >= line.Cells.Count)
            return here;
        var text = line.Cells[column].Text;
        var mark = text.LastIndexOf('!');
        return mark >= 0 && int.TryParse(text[(mark + 1)..], CultureInfo.InvariantCulture, out var row)
            ? (text[..mark], row)
            : here;
    }

    /// <summary>What the known columns say, whatever their order and whatever stands beside them.</summary>
    private static UInt128 Said(Layout layout, IReadOnlyList<Cell> cells)
    {
        var text = new StringBuilder();
        foreach (var field in Enum.GetValues<Field>())
        {
            var column = field is Field.Sequence or Field.Other ? -1 : layout.ColumnOf(field);
            if (column < 0 || column >= cells.Count || cells[column].IsEmpty)
                continue;
            text.Append((int)field).Append('=').Append(cells[column].Text.Trim()).Append(CellsText.Separator);
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return new UInt128(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8));
    }
}
