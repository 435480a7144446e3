using System.Security.Cryptography;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core.Coverage;
using Naungan.Core.Identity;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Slips;

namespace Naungan.App.Slips;

/// <summary>
/// Draws the slips of a village. The QR holds no personal data and is signed; the code beside it stands on the paper
/// alone, the database keeps its keyed hash.
/// </summary>
internal sealed class SlipDrawing(
    RegionCode region,
    SlipJob.Asked asked,
    Guid batch,
    Dictionary<Guid, Cover> covers,
    Vault vault,
    string government,
    SigningKeys.Key key
) : IDisposable
{
    private const int Together = 256;
    private const int CodeLength = 10;
    private const string CodeLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // nothing that looks like another

    /// <returns>The rows of table slip.</returns>
    internal List<object?[]> Village(
        IReadOnlyList<SlipTables.Holder> holders,
        long first,
        Stream output,
        CancellationToken stop
    )
    {
        var rows = new List<object?[]>(holders.Count);
        using var paper = new SlipPaper(output, government, asked.Address);
        foreach (var some in holders.Chunk(Together))
        {
            stop.ThrowIfCancellationRequested();
            foreach (var slip in Drawn(some, first + rows.Count))
            {
                paper.Add(slip);
                rows.Add(Row(slip));
            }
        }

        return rows;
    }

    public void Dispose() => key.Dispose();

    /// <summary>Signing and the QR cost most; both are done side by side.</summary>
    private Slip[] Drawn(SlipTables.Holder[] holders, long first)
    {
        var slips = new Slip[holders.Length];
        Parallel.For(0, holders.Length, i => slips[i] = Make(holders[i], first + i));
        return slips;
    }

    private Slip Make(SlipTables.Holder holder, long number)
    {
        var cover = covers[holder.Id];
        var through = cover.CoverEnds?.AddDays(-1) ?? asked.On;
        var text = new SlipText(region, key.Id, number, asked.On, through);
        byte[] signature;
        lock (key)
            signature = key.Sign(text.Body);
        var address = asked.Address.Length == 0 ? "" : asked.Address.ToUpperInvariant() + "/KARTU/";
        var drawing = QrBits.Drawn(address + text.Signed(signature), SlipPaper.QrX, SlipPaper.QrY, SlipPaper.QrSize);
        var nik = Nik.Mask(vault.Open(holder.NikSealed, "person.nik", holder.Id));
        var insurance = string.Join(" dan ", cover.Programmes.Each().Select(one => one.Key().ToUpperInvariant()));
        var code = RandomNumberGenerator.GetString(CodeLetters, CodeLength);
        return new Slip(holder, text, nik, insurance, $"{code[..5]}-{code[5..]}", drawing);
    }

    private object?[] Row(Slip slip) =>
        [
            region.Code,
            slip.Text.Number,
            slip.Holder.Id,
            batch,
            vault.Index("slip", slip.Code.Replace("-", "", StringComparison.Ordinal)),
            slip.Text.CoveredThrough,
        ];
}
