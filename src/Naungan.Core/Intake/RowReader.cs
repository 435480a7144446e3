using Naungan.Core.Identity;
using Naungan.Core.Names;

namespace Naungan.Core.Intake;

/// <summary>Turns a row of cells into what it says about a person. Pure: the same row always reads the same.</summary>
/// <param name="layout">What the columns mean.</param>
/// <param name="context">What titles, sheet and file say about all rows.</param>
/// <param name="categories">Words for work and positions, with the category of the programme each belongs to.</param>
/// <param name="on">Day the list was received: ages are judged by it.</param>
public sealed class RowReader(Layout layout, SheetContext context, Phrases<string> categories, DateOnly on)
{
    private readonly string? _sheetCategory = context
        .AboutGroup.Select(text => categories.Find(text.Replace('_', ' '), out var code) ? code : null)
        .FirstOrDefault(code => code is not null);

    private readonly bool _hasDate = layout.Has(Field.BirthDate) || layout.Has(Field.BirthPlaceAndDate);

    public RowFacts Read(int number, IReadOnlyList<Cell> cells)
    {
        if (RowKind.Ignored(cells, layout, number) is { } reason)
            return new RowFacts
            {
                Sheet = context.SheetName,
                Row = number,
                Ignored = reason,
            };
        var (place, given) = Birth(cells);
        var (rt, rw) = RtRw(cells);
        var nik = NikReading.Of(At(cells, Field.Nik));
        var (bornOn, healed) = Settle(nik, given);
        var name = NameKey.Tidy(Text(cells, Field.Name) ?? "");
        var position = Text(cells, Field.Position);
        var occupation = Text(cells, Field.Occupation);
        var row = new RowFacts
        {
            Sheet = context.SheetName,
            Row = number,
            Name = name,
            NameKey = NameKey.Of(name),
            Nik = nik,
            Kk = NikReading.Card(At(cells, Field.Kk)),
            BirthPlace = place,
            BornOn = bornOn,
            Sex = CellReading.Sex(At(cells, Field.Sex)) ?? SexOf(nik),
            Mother = Text(cells, Field.Mother),
            Address = Text(cells, Field.Address),
            Rt = rt,
            Rw = rw,
            Village = Text(cells, Field.Village) ?? context.Village,
            District = Text(cells, Field.District) ?? context.District,
            KtpRegency = Text(cells, Field.KtpRegency),
            Phone = NikReading.Phone(At(cells, Field.Phone)),
            Occupation = occupation ?? position ?? Text(cells, Field.Sector),
            Category = Category(position, Text(cells, Field.Sector), occupation),
            WageRupiah = CellReading.Wage(At(cells, Field.Wage)),
            IncomeRupiah = CellReading.Wage(At(cells, Field.Income)),
            WorkStanding = CellReading.WorkStanding(At(cells, Field.WorkStanding)),
            Healed = healed is null ? [] : [healed],
        };
        var doubt = RowDoubt.Of(row, !At(cells, Field.Nik).IsEmpty, _hasDate);
        return doubt is null ? row : row with { Doubt = doubt };
    }

    /// <summary>
    /// The birth date that stands: as given, with day and month exchanged, or from the NIK when none is given; and the
    /// name of what was healed.
    /// </summary>
    private (DateOnly? BornOn, string? Healed) Settle(NikReading nik, DateOnly? given)
    {
        if (!nik.IsUsable)
            return (given, null);
        var number = Nik.Parse(nik.Digits!);
        if (given is null)
            return (InNik(number), "date-from-nik");
        if (number.AgreesWith(given.Value))
            return DateReading.IsPlausible(given.Value, on) ? (given, null) : (InNik(number), "century-from-nik");
        return DateReading.Swapped(given.Value) is { } swapped && number.AgreesWith(swapped)
            ? (swapped, "date-swapped")
            : (given, null);
    }

    private DateOnly? InNik(Nik nik)
    {
        var year = DateReading.YearOf(nik.BirthYearTwoDigits, on);
        return nik.BirthDay <= DateTime.DaysInMonth(year, nik.BirthMonth)
            ? new DateOnly(year, nik.BirthMonth, nik.BirthDay)
            : null;
    }

    private static char? SexOf(NikReading nik) =>
        nik.IsUsable
            ? Nik.Parse(nik.Digits!).IsFemale
                ? 'P'
                : 'L'
            : null;

    private (string? Place, DateOnly? Day) Birth(IReadOnlyList<Cell> cells)
    {
        var place = Text(cells, Field.BirthPlace);
        var day = DateReading.Read(At(cells, Field.BirthDate), on);
        if (!layout.Has(Field.BirthPlaceAndDate))
            return (place, day);
        var (bothPlace, bothDay) = DateReading.ReadWithPlace(At(cells, Field.BirthPlaceAndDate), on);
        return (place ?? (bothPlace.Length == 0 ? null : bothPlace), day ?? bothDay);
    }

    private (string? Rt, string? Rw) RtRw(IReadOnlyList<Cell> cells)
    {
        var (rt, rw) = CellReading.RtRw(Text(cells, Field.RtRw) ?? "");
        rt ??= CellReading.RtOrRw(At(cells, Field.Rt));
        rw ??= CellReading.RtOrRw(At(cells, Field.Rw));
        return rt is null && Text(cells, Field.Address) is { } address ? CellReading.RtRwInAddress(address) : (rt, rw);
    }

    private string? Category(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (text is not null && categories.Find(text, out var code))
                return code;
        }

        return _sheetCategory;
    }

    private Cell At(IReadOnlyList<Cell> cells, Field field) =>
        layout.ColumnOf(field) is var column && column >= 0 && column < cells.Count ? cells[column] : Cell.Empty;

    private string? Text(IReadOnlyList<Cell> cells, Field field)
    {
        var text = NameKey.Tidy(At(cells, field).Text).TrimStart('\'');
        return text.Length == 0 || text is "-" or "--" ? null : text;
    }
}
