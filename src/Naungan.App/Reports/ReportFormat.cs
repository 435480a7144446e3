using System.Text.Json;
using Naungan.App.Platform;
using Naungan.App.Platform.Files;

namespace Naungan.App.Reports;

/// <summary>A report as a file; nothing but its content and the address of the check goes in.</summary>
internal static class ReportFormat
{
    internal static readonly IReadOnlyList<string> All = ["xlsx", "pdf", "csv", "json"];

    internal static string ContentType(string format) =>
        format switch
        {
            "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "pdf" => "application/pdf",
            "csv" => "text/csv",
            _ => "application/json",
        };

    internal static void Write(Report report, string format, string address, Stream output)
    {
        switch (format)
        {
            case "xlsx":
                ReportWorkbook.Write(report, output);
                break;
            case "pdf":
                ReportPaper.Write(report, address, output);
                break;
            case "csv":
                Csv(report, output);
                break;
            default:
                Json(report, output);
                break;
        }
    }

    /// <summary>Tables one below the other, each with its title and its headings; the hash at the end.</summary>
    private static void Csv(Report report, Stream output)
    {
        using var csv = new SafeCsvWriter(output);
        foreach (var table in report.Tables)
        {
            if (report.Tables.Count > 1)
                csv.Record(table.Title);
            csv.Record([.. table.Columns.Select(column => column.Key == "nik_sealed" ? "nik" : column.Key)]);
            foreach (var row in table.Rows)
            {
                foreach (var cell in row)
                {
                    if (cell is long number)
                        csv.Field(number);
                    else if (cell is DateOnly day)
                        csv.Field(day);
                    else
                        csv.Field(ReportCells.Plain(cell));
                }
                csv.EndRecord();
            }
        }
        csv.Record("sha256", report.Hash);
    }

    private static void Json(Report report, Stream output) =>
        JsonSerializer.Serialize(
            output,
            new
            {
                report.Name,
                report.Title,
                report.Government,
                Region = report.Query.Region.Code,
                report.Query.Year,
                report.Query.Month,
                report.Query.On,
                report.Query.Village,
                report.IsMasked,
                report.LegalBasis,
                report.Remarks,
                Sha256 = report.Hash,
                Tables = report.Tables.Select(table => new
                {
                    table.Title,
                    Columns = table.Columns.Select(column => new
                    {
                        Key = column.Key == "nik_sealed" ? "nik" : column.Key,
                        column.Heading,
                        Kind = Kebab.Of(column.Kind),
                    }),
                    table.Rows,
                }),
            },
            PlainJson.Options
        );
}
