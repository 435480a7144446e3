using System.Globalization;
using System.Security.Cryptography;
using Naungan.App.Platform.Files;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Insurer;

/// <summary>One person in a file for or from the insurer. Fields a layout does not name stay unused.</summary>
public sealed record InsurerRow
{
    public string Nik { get; set; } = "";
    public string Name { get; set; } = "";
    public DateOnly? BirthDate { get; set; }
    public string Address { get; set; } = "";
    public string Village { get; set; } = "";
    public string Category { get; set; } = "";
    public Month Month { get; set; }
    public Rupiah Amount { get; set; }
    public Rupiah Jkk { get; set; }
    public Rupiah Jkm { get; set; }
    public Rupiah Jht { get; set; }
    public string BillingCode { get; set; } = "";
    public string Status { get; set; } = "";
    public string Code { get; set; } = "";

    /// <summary>Of a mutation: in, out or changed; a layout says which words stand for them.</summary>
    public string Change { get; set; } = "";
}

/// <summary>Control figures of a file: what both sides compare before anything else.</summary>
public sealed record FileControl(int Rows, Rupiah Amount, byte[] Sha256);

/// <summary>Writes rows by a layout. The same rows give the same bytes.</summary>
public static class LayoutWriter
{
    public static FileControl Write(Layout layout, IEnumerable<InsurerRow> rows, Stream output)
    {
        using var sha = SHA256.Create();
        var (count, amount) = (0, Rupiah.Zero);
        IEnumerable<InsurerRow> Counted()
        {
            foreach (var row in rows)
            {
                count++;
                amount += row.Amount;
                yield return row;
            }
        }

        using (var hashing = new CryptoStream(output, sha, CryptoStreamMode.Write, leaveOpen: true))
        {
            if (layout.Format == LayoutFormat.Xlsx)
                Xlsx(layout, Counted(), hashing);
            else
                Csv(layout, Counted(), hashing);
        }

        return new FileControl(count, amount, sha.Hash!);
    }

    private static void Csv(Layout layout, IEnumerable<InsurerRow> rows, Stream output)
    {
        using var csv = new SafeCsvWriter(output, layout.Delimiter);
        csv.Record([.. layout.Columns.Select(column => column.Heading)]);
        var number = 0;
        foreach (var row in rows)
        {
            number++;
            foreach (var column in layout.Columns)
            {
                if (Amount(column.Field, row, number) is { } figure)
                    csv.Field(figure);
                else
                    csv.Field(Text(column, row));
            }

            csv.EndRecord();
        }
    }

    private static void Xlsx(Layout layout, IEnumerable<InsurerRow> rows, Stream output)
    {
        using var book = new XlsxWriter(output, leaveOpen: true);
        book.BeginSheet("Data", frozenRows: 1);
        book.BeginRow();
        foreach (var column in layout.Columns)
            book.Text(column.Heading);
        var number = 0;
        foreach (var row in rows)
        {
            number++;
            book.BeginRow();
            foreach (var column in layout.Columns)
            {
                if (Amount(column.Field, row, number) is { } figure)
                    book.Number(figure);
                else
                    book.Text(Text(column, row));
            }
        }
    }

    private static long? Amount(LayoutField field, InsurerRow row, int number) =>
        field switch
        {
            LayoutField.Number => number,
            LayoutField.Amount => row.Amount.Amount,
            LayoutField.AmountJkk => row.Jkk.Amount,
            LayoutField.AmountJkm => row.Jkm.Amount,
            LayoutField.AmountJht => row.Jht.Amount,
            _ => null,
        };

    private static string Text(LayoutColumn column, InsurerRow row) =>
        column.Field switch
        {
            LayoutField.Nik => row.Nik,
            LayoutField.Name => row.Name,
            LayoutField.BirthDate => row.BirthDate?.ToString(column.Format, CultureInfo.InvariantCulture) ?? "",
            LayoutField.Address => row.Address,
            LayoutField.Village => row.Village,
            LayoutField.Category => row.Category,
            LayoutField.Month => row.Month.FirstDay.ToString(column.Format, CultureInfo.InvariantCulture),
            LayoutField.BillingCode => row.BillingCode,
            LayoutField.Status => row.Status,
            LayoutField.Code => row.Code,
            LayoutField.Change => column.Word(row.Change),
            _ => throw new InvalidOperationException($"The field {column.Field} is a figure."),
        };
}
