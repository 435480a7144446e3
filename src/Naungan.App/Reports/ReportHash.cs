using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Naungan.App.Reports;

/// <summary>SHA-256 over a report's content, every text with its length before it; the same in every format.</summary>
internal static class ReportHash
{
    private const string Version = "naungan-report-1";

    internal static string Of(Report report)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in Texts(report))
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(Encoding.ASCII.GetBytes(bytes.Length.ToString(CultureInfo.InvariantCulture) + ":"));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> Texts(Report report)
    {
        yield return Version;
        yield return report.Query.Region.Code;
        yield return report.Name;
        yield return report.Title;
        yield return report.Query.Written;
        foreach (var line in report.LegalBasis.Concat(report.Remarks))
            yield return line;
        foreach (var table in report.Tables)
        {
            yield return table.Title;
            foreach (var column in table.Columns)
                yield return column.Heading;
            foreach (var row in table.Rows)
            {
                foreach (var cell in row)
                    yield return ReportCells.Plain(cell);
            }
        }
    }
}
