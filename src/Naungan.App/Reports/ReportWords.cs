using Naungan.App.Platform.Web;
using Naungan.Core.Claims;

namespace Naungan.App.Reports;

/// <summary>Codes of the data as a report writes them. A code without words is written as it is.</summary>
internal static class ReportWords
{
    private static readonly Dictionary<string, string> _words = new()
    {
        ["jkk"] = "JKK",
        ["jkm"] = "JKM",
        ["jht"] = "JHT",
        ["bpu"] = "BPU (bukan penerima upah)",
        ["pu"] = "PU (penerima upah)",
        ["vulnerable"] = "Pekerja rentan",
        ["computed"] = "Dihitung",
        ["approved"] = "Disetujui",
        ["submitted"] = "Dikirim",
        ["billed"] = "Ditagih",
        ["paid"] = "Dibayar",
        ["partly-reconciled"] = "Cocok sebagian",
        ["reconciled"] = "Cocok",
        ["reversed"] = "Dibatalkan",
        ["open"] = "Menunggu jawaban penyelenggara",
        ["resubmitted"] = "Diajukan ulang",
        ["accepted"] = "Diterima",
        ["rejected"] = "Ditolak penyelenggara",
        ["no-run"] = "Tagihan bulan ini belum dihitung",
        ["not-in-run"] = "Tidak masuk tagihan bulan ini",
        ["merged"] = "Digabung",
        ["waiting"] = "Menunggu keputusan",
        ["ignored"] = "Bukan baris orang",
        ["roster"] = "Peserta baru",
        ["billing"] = "Rincian iuran",
        ["resubmission"] = "Pengajuan ulang",
        ["return"] = "Hasil pemrosesan",
        ["in"] = "Masuk",
        ["out"] = "Keluar",
        ["same-nik"] = "NIK sama",
        ["same-person"] = "Orang sama, NIK tidak ada atau salah",
        ["nik-slip"] = "Orang sama, salah ketik NIK",
        ["nik-corrected"] = "Orang sama, NIK diperbaiki",
        ["possible-duplicate"] = "Mungkin orang sama",
        ["same"] = "Diputuskan orang yang sama",
        ["different"] = "Diputuskan orang yang berbeda",
        ["one-programme"] = "Sudah dalam program lain pemerintah daerah",
        ["not-insured-by-employer"] = "Sudah dilindungi pemberi kerja",
        ["not-civil-servant"] = "Aparatur sipil negara",
        ["alive"] = "Meninggal menurut data kependudukan",
        ["age"] = "Di luar batas usia",
        ["resident"] = "KTP daerah lain",
        ["nik-missing"] = "NIK tidak ada",
        ["nik-length"] = "NIK bukan 16 angka",
        ["nik-lost"] = "NIK rusak oleh lembar kerja",
        ["nik-zeros"] = "NIK berisi nol",
        ["nik-date"] = "NIK memuat tanggal yang tidak ada",
        ["eligible"] = "Memenuhi syarat",
        ["not-eligible"] = "Tidak memenuhi syarat",
        ["unknown"] = "Belum dapat diputuskan",
        ["already-paid"] = "Sudah dibayar dari tagihan lain",
        ["nota-kesepakatan"] = "Nota kesepakatan",
        ["death"] = "Kematian",
        ["accident-death"] = "Kematian karena kecelakaan kerja",
        ["accident-total-disability"] = "Cacat total karena kecelakaan kerja",
        ["accident-partial-disability"] = "Cacat sebagian karena kecelakaan kerja",
        ["accident-functional-disability"] = "Cacat fungsi karena kecelakaan kerja",
        ["temporary-inability"] = "Tidak mampu bekerja sementara",
        ["accident-costs"] = "Biaya karena kecelakaan kerja",
        ["pks"] = "Perjanjian kerja sama",
    };

    internal static string Of(string code) =>
        _words.GetValueOrDefault(code) ?? GrievanceCategory.Find(code)?.Title ?? Words.OfCode(code);
}
