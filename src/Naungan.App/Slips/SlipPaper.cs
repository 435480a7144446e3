using Naungan.App.Platform.Files;
using Naungan.App.Platform.Web.Writing;
using Naungan.Core.Slips;

namespace Naungan.App.Slips;

/// <summary>One slip ready to be drawn.</summary>
/// <param name="Drawing">The QR's drawing operators.</param>
internal sealed record Slip(
    SlipTables.Holder Holder,
    SlipText Text,
    string MaskedNik,
    string Insurance,
    string Code,
    string Drawing
);

/// <summary>Slips as A6 pages: who, what covers him until when, the QR and the code for the public check.</summary>
internal sealed class SlipPaper(Stream output, string government, string address) : IDisposable
{
    internal const double QrSize = 128;
    internal const double QrX = 14;
    internal const double QrY = 62;
    private const double Width = 297.64; // A6 in points
    private const double Height = 419.53;
    private const double Left = 22;
    private const double Inside = Width - (2 * Left);
    private const string Brand = "0.043 0.42 0.455";
    private const string White = "1 1 1";
    private const string Black = "0 0 0";
    private const string Grey = "0.32 0.32 0.32";
    private readonly PdfCards _pdf = new(output, "Kartu perlindungan " + government, Width, Height);

    internal void Add(Slip slip)
    {
        _pdf.Fill(Brand, 0, Height - 62, Width, 62);
        _pdf.Ink(White);
        _pdf.Text(government, Left, Height - 26, 9, Inside);
        _pdf.Text("Kartu Perlindungan Pekerja", Left, Height - 45, 14, Inside, bold: true);
        _pdf.Ink(Black);
        var y = _pdf.Text(slip.Holder.Name, Left, Height - 88, 15, Inside, bold: true);
        _pdf.Ink(Grey);
        y = _pdf.Text("NIK " + slip.MaskedNik, Left, y - 2, 9.5, Inside);
        y = _pdf.Text(Place(slip.Holder), Left, y, 9.5, Inside);
        _pdf.Ink(Black);
        y = _pdf.Text("Terlindungi " + slip.Insurance, Left, y - 8, 10, Inside);
        y = _pdf.Text("sampai " + Indonesian.Day(slip.Text.CoveredThrough), Left, y - 3, 14, Inside, bold: true);
        _pdf.Ink(Grey);
        _pdf.Text(
            $"Keadaan pada {Indonesian.Day(slip.Text.AskedOn)}; lebih lama bila iuran berikutnya dibayar.",
            Left,
            y,
            8.5,
            Inside
        );
        _pdf.Ink(Black);
        _pdf.Drawn(slip.Drawing);
        Beside(slip);
        _pdf.EndPage();
    }

    public void Dispose() => _pdf.Dispose();

    private void Beside(Slip slip)
    {
        const double X = QrX + QrSize + 8;
        const double Side = Width - X - Left;
        var y = _pdf.Text("Kode kartu", X, QrY + QrSize - 14, 8.5, Side);
        y = _pdf.Text(slip.Code, X, y - 4, 13, Side, bold: true);
        y = _pdf.Text("Rahasiakan kode ini.", X, y, 8.5, Side);
        y = _pdf.Text("Cek perlindungan:", X, y - 8, 8.5, Side);
        y = _pdf.Text(Shown("/cek"), X, y, 8.5, Side, bold: true);
        _pdf.Text($"Nomor {slip.Text.Number}", X, y - 8, 8.5, Side);
        _pdf.Ink(Grey);
        _pdf.Text(
            "Kecelakaan kerja atau kematian: segera beri tahu kantor desa atau kelurahan. QR ini tidak memuat data "
                + "pribadi; keasliannya dapat diperiksa di "
                + Shown("/kartu")
                + ".",
            Left,
            46,
            8,
            Inside
        );
        _pdf.Ink(Black);
    }

    private string Shown(string path) =>
        (address.Length == 0 ? "situs pemerintah daerah" : address.Replace("https://", "", StringComparison.Ordinal))
        + path;

    private static string Place(SlipTables.Holder holder)
    {
        var village = holder.Village.Length == 0 ? "Desa belum dikenal" : holder.Village;
        var rt = string.IsNullOrEmpty(holder.Rt) ? "" : $"RT {holder.Rt}, ";
        return holder.District.Length == 0 ? rt + village : $"{rt}{village}, {holder.District}";
    }
}
