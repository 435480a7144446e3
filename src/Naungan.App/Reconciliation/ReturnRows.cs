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
        var rows = new List<ReturnRow>(content.Rows.Count);
        foreach (var (number, row) in content.Rows)
        {
            var isAccepted = Says(content.Layout.Accepted, row.Status);
            if (!isAccepted && !Says(content.Layout.Rejected, row.Status))
                return Refusal.Invalid(
                    "status-unknown",
                    $"Baris {number}: kata status tidak dikenal oleh susunan {content.Layout.Code}. Tidak ada baris yang "
                        + "diproses."
                );
            rows.Add(new(number, Key(vault.Index("nik", row.Nik)!), row.Month, row.Amount, isAccepted, Code(row.Code)));
        }

        return rows;
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
