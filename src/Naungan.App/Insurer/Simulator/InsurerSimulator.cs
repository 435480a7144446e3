using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Naungan.Core;
using Naungan.Core.Money;

namespace Naungan.App.Insurer.Simulator;

/// <summary>
/// NOT the insurer: the one stand-in of this product, for demonstrations and tests. It reads a billing file, gives a
/// billing code, and answers with a return file that refuses a few people, chosen by the seed. People sent again are
/// accepted.
/// </summary>
public static class InsurerSimulator
{
    private const int Mille = 1000;
    private static readonly string[] _codes =
    [
        "SIM-NIK-TIDAK-COCOK",
        "SIM-DATA-GANDA",
        "SIM-USIA",
        "SIM-SUDAH-TERDAFTAR",
    ];

    /// <param name="RejectPerMille">How many of a thousand are refused.</param>
    /// <param name="WithOddRows">Also one unknown person, one repeated row and one row with another amount.</param>
    public sealed record Habits(long Seed, int RejectPerMille = 3, bool WithOddRows = false);

    /// <param name="Code">Begins with SIM, so that nobody takes it for a real one.</param>
    public sealed record Bill(string Code, Rupiah Amount, int People);

    /// <summary>Says so wherever its answers are shown.</summary>
    public static string Notice => "SIMULATOR penyelenggara (bukan BPJS Ketenagakerjaan, bukan data nyata)";

    public static Result<Bill> BillFor(string billingFile, Habits habits)
    {
        if (!Read(billingFile).TryGet(out var rows, out var refusal))
            return refusal;
        using var file = File.OpenRead(billingFile);
        var digits = Draw(habits.Seed, Convert.ToHexStringLower(SHA256.HashData(file))) % 1_000_000_000_000;
        var code = string.Create(CultureInfo.InvariantCulture, $"SIM{digits:000000000000}");
        return new Bill(code, rows.Aggregate(Rupiah.Zero, (sum, row) => sum + row.Amount), rows.Count);
    }

    /// <summary>Writes the return file for a billing file.</summary>
    /// <param name="billingFile">What was sent.</param>
    /// <param name="billingCode">The code given for it.</param>
    /// <param name="isResubmission">True accepts everybody.</param>
    /// <param name="habits">Seed and share of refusals.</param>
    /// <param name="returnFile">Where the answer is written.</param>
    /// <param name="layout">Code of a return layout.</param>
    public static Result<FileControl> Answer(
        string billingFile,
        string billingCode,
        bool isResubmission,
        Habits habits,
        string returnFile,
        string layout = "naungan-return-1"
    )
    {
        if (Layout.Find(layout, LayoutKind.Return) is not { } arranged)
            return Refusal.NotFound("Susunan berkas");
        if (!Read(billingFile).TryGet(out var rows, out var refusal))
            return refusal;
        var answers = rows.Select(row => Judge(row, arranged, billingCode, isResubmission, habits)).ToList();
        if (habits.WithOddRows && !isResubmission)
            AddOddRows(answers);
        using var output = File.Create(returnFile);
        return LayoutWriter.Write(arranged, answers, output);
    }

    private static Result<List<InsurerRow>> Read(string billingFile)
    {
        using var file = File.OpenRead(billingFile);
        var layouts = Layout.Shipped.Where(layout => layout.Kind == LayoutKind.Billing);
        return LayoutReader.All(file, Path.GetFileName(billingFile), layouts).TryGet(out var content, out var refusal)
            ? content.Rows.Select(read => read.Row).ToList()
            : refusal;
    }

    private static InsurerRow Judge(InsurerRow row, Layout layout, string code, bool isResubmission, Habits habits)
    {
        var draw = Draw(habits.Seed, row.Nik);
        var refused = !isResubmission && (int)(draw % Mille) < habits.RejectPerMille;
        return row with
        {
            BillingCode = code,
            Status = refused ? layout.Rejected[0] : layout.Accepted[0],
            Code = refused ? _codes[(int)(draw / Mille % (ulong)_codes.Length)] : "",
        };
    }

    private static void AddOddRows(List<InsurerRow> answers)
    {
        var accepted = answers.Where(row => row.Code.Length == 0).Take(2).ToList();
        if (accepted.Count < 2)
            return;
        answers.Add(accepted[0]);
        answers.Add(accepted[0] with { Nik = "9999999999999999" });
        answers[answers.IndexOf(accepted[1])] = accepted[1] with { Amount = accepted[1].Amount + new Rupiah(1) };
    }

    /// <summary>A number that depends on seed and text alone.</summary>
    private static ulong Draw(long seed, string text) =>
        BinaryPrimitives.ReadUInt64BigEndian(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}|{text}")))
        );
}
