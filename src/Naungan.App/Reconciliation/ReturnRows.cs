using System.Buffers.Binary;
using Naungan.App.Insurer;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Runs;

namespace Naungan.App.Reconciliation;

/// <summary>The rows of a return file as Core matches them: no NIK any more, only its blind index.</summary>
internal static class ReturnRows
{
    private const int CodeLength = 40;
    private const int DigitsOfAPerson = 10;

    internal static Result<List<ReturnRow>> Of(LayoutReader.Content content, Vault vault)
    {
        var layout = content.Layout;
        foreach (var (number, row) in content.Rows)
        {
            if (!Says(layout.Accepted, row.Status) && !Says(layout.Rejected, row.Status))
                return Refusal.Invalid(
                    "status-unknown",
                    $"Baris {number}: kata status tidak dikenal oleh susunan {layout.Code}. Tidak ada baris yang diproses."
                );
        }

        return content
            .Rows.AsParallel()
            .AsOrdered()
            .Select(read => new ReturnRow(
                read.Number,
                Key(vault.Index("nik", read.Row.Nik)!),
                read.Row.Month,
                read.Row.Amount,
                Says(layout.Accepted, read.Row.Status),
                Code(read.Row.Code)
            ))
            .ToList();
    }

    internal static UInt128 Key(byte[] index) => BinaryPrimitives.ReadUInt128BigEndian(index);

    /// <summary>The blind index of a key.</summary>
    internal static byte[] Index(UInt128 key)
    {
        var index = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(index, key);
        return index;
    }

    private static bool Says(IReadOnlyList<string> words, string status)
    {
        foreach (var word in words)
        {
            if (word.Equals(status, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>A code is a short word. Text that holds a long number may be about a person and is not kept.</summary>
    private static string Code(string code)
    {
        var digits = code.Count(char.IsAsciiDigit);
        if (digits >= DigitsOfAPerson)
            return "code-with-number";
        return code.Length <= CodeLength ? code : code[..CodeLength];
    }
}
