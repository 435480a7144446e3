using Naungan.Core.Identity;

namespace Naungan.Core.Intake;

/// <summary>
/// What stands against a row as a person record, before anyone else is looked at. Age, life, insurance and residence
/// are no business of intake: they are rules of the programme, asked of people who are in the register.
/// </summary>
internal static class RowDoubt
{
    internal static Doubt? Of(RowFacts row, bool nikCellFilled, bool hasDateColumn)
    {
        if (row.NameKey.Length == 0)
            return new("no-name", IsFinal: true);
        if (!row.Nik.IsUsable)
        {
            // A damaged number can be asked for again, and so can a column the agency left out; a row whose number and
            // date
            // are both empty cannot be told from anyone of that name.
            var isEmpty = !nikCellFilled || row.Nik.Problem is "nik-missing" or "nik-zeros";
            return isEmpty && hasDateColumn && row.BornOn is null
                ? new("no-nik-no-date", IsFinal: true)
                : new(row.Nik.Problem!);
        }

        var nik = Nik.Parse(row.Nik.Digits!);
        if (row.BornOn is { } born && !nik.AgreesWith(born))
            return new("nik-date-mismatch");
        return row.Sex is { } sex && nik.IsFemale != (sex == 'P') ? new("nik-sex-mismatch") : null;
    }
}
