using System.Buffers.Binary;
using Naungan.App.Insurer;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Money;
using Naungan.Core.Runs;
using Naungan.Core.Time;

namespace Naungan.App.Reconciliation;

/// <summary>The rows of a return file as Core matches them: no NIK any more, only its blind index.</summary>
internal static class ReturnRows
{
    private const int CodeLength = 40;
    private const int DigitsOfAPerson = 10;

    private const int PartRows = 1024; // arrays of a part stay small enough to be collected young

    /// <summary>A row as it was read; its NIK lives until its part of the file has been indexed.</summary>
    private readonly record struct Plain(
        int Number,
        string Nik,
        Month Month,
        Rupiah Amount,
        bool IsAccepted,
        string Code
    );

    /// <summary>All rows in the order of the file. Blind indexes are made part by part beside the reading.</summary>
    internal static Result<(string Layout, List<ReturnRow> Rows)> Read(Stream file, string name, Vault vault)
    {
        var layouts = Layout.Shipped.Where(layout => layout.Kind == LayoutKind.Return);
        var parts = new Queue<Task<ReturnRow[]>>();
        var part = new List<Plain>(PartRows);
        var read = LayoutReader.Each(file, name, layouts, Take);
        Hand();
        var rows = new List<ReturnRow>(parts.Count * PartRows);
        while (parts.TryDequeue(out var indexed)) // so that the parts do not stay beside the whole
            rows.AddRange(indexed.GetAwaiter().GetResult());
        return read.TryGet(out var layout, out var refusal) ? (layout.Code, rows) : refusal;

        Refusal? Take(Layout layout, int number, InsurerRow row)
        {
            var isAccepted = Says(layout.Accepted, row.Status);
            if (!isAccepted && !Says(layout.Rejected, row.Status))
                return Refusal.Invalid(
                    "status-unknown",
                    $"Baris {number}: kata status tidak dikenal oleh susunan {layout.Code}. Tidak ada baris yang diproses."
                );
            part.Add(new(number, row.Nik, row.Month, row.Amount, isAccepted, Code(row.Code)));
            if (part.Count == PartRows)
                Hand();
            return null;
        }

        void Hand()
        {
            var full = part.ToArray();
            part.Clear();
            parts.Enqueue(Task.Run(() => Array.ConvertAll(full, row => Indexed(row, vault))));
        }
    }

    private static ReturnRow Indexed(Plain row, Vault vault) =>
        new(row.Number, Key(vault.Index("nik", row.Nik)!), row.Month, row.Amount, row.IsAccepted, row.Code);

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
        if (code.Length == 0)
            return "";
        var digits = code.Count(char.IsAsciiDigit);
        if (digits >= DigitsOfAPerson)
            return "code-with-number";
        return code.Length <= CodeLength ? code : code[..CodeLength];
    }
}
