namespace Naungan.App.Intake;

/// <summary>Outcomes and reasons as an agency reads them: what is so, and what to do.</summary>
public static class ReasonWords
{
    private static readonly Dictionary<string, string> _outcomes = new()
    {
        [Outcomes.Accepted] = "diterima",
        [Outcomes.Merged] = "digabung",
        [Outcomes.Waiting] = "menunggu",
        [Outcomes.Rejected] = "ditolak",
        [Outcomes.Ignored] = "bukan data orang",
    };

    private static readonly Dictionary<string, string> _reasons = new()
    {
        ["same-nik"] = "NIK ini sudah ada; baris digabung dengan orang yang sama",
        ["same-person"] = "Orang yang sama sudah ada: nama, tanggal lahir, dan tempat tinggal cocok; baris digabung",
        ["nik-slip"] =
            "Orang yang sama dengan NIK salah satu angka; Dukcapil mengenal NIK yang sudah ada; baris digabung",
        ["nik-corrected"] = "Orang yang sama; NIK lama salah satu angka dan dibetulkan menurut jawaban Dukcapil",
        ["possible-duplicate"] = "Mungkin orang yang sama dengan yang sudah ada; periksa dan putuskan",
        ["decided-same"] = "Diputuskan verifikator: orang yang sama",
        ["decided-different"] = "Diputuskan verifikator: orang yang berbeda",
        [TypePerson.Same] = "Diketik satu per satu; pengirim menyatakan orang yang sama",
        [TypePerson.Different] = "Diketik satu per satu; pengirim menyatakan orang yang berbeda",
        [SubmissionTables.SecondLook] = "Dicocokkan setelah semua baris berkas terbaca",
        [VerifyTables.Returned] = "Dikembalikan verifikator; baca alasannya dan perbaiki",
        ["nik-taken"] = "Orang lain terdaftar dengan NIK ini; kirim NIK yang benar dari KTP",
        ["nik-of-another"] = "NIK ini sudah dipakai orang lain dengan nama atau tanggal lahir berbeda; periksa KTP",
        ["nik-missing"] = "NIK kosong; lengkapi dari KTP atau kartu keluarga",
        ["nik-lost"] =
            "NIK rusak karena tersimpan sebagai angka di lembar kerja; ketik ulang dari KTP dengan format teks",
        ["nik-length"] = "NIK tidak 16 angka; periksa KTP",
        ["nik-zeros"] = "NIK diisi angka yang sama semua; lengkapi dari KTP",
        ["nik-not-digits"] = "NIK memuat huruf atau tanda; periksa KTP",
        ["nik-region"] = "Enam angka pertama NIK bukan kode wilayah; periksa KTP",
        ["nik-date"] = "Tanggal di dalam NIK tidak ada di kalender; periksa KTP",
        ["nik-serial"] = "Empat angka terakhir NIK tidak boleh 0000; periksa KTP",
        ["nik-date-mismatch"] = "Tanggal lahir tidak cocok dengan NIK; periksa KTP",
        ["nik-sex-mismatch"] = "Jenis kelamin tidak cocok dengan NIK; periksa KTP",
        ["no-name"] = "Nama kosong; tanpa nama baris ini tidak dapat dipakai",
        ["no-nik-no-date"] = "NIK dan tanggal lahir kosong; orangnya tidak dapat dikenali",
        ["occupation-unknown"] = "Pekerjaan atau jabatan tidak dikenal; tentukan kategorinya",
        ["village-unknown"] = "Desa atau kelurahan tidak dikenal di daerah ini",
        ["date-swapped"] = "Tanggal dan bulan lahir tertukar; dibetulkan menurut NIK",
        ["date-from-nik"] = "Tanggal lahir kosong atau tak terbaca; diambil dari NIK",
        ["century-from-nik"] = "Abad tahun lahir keliru; dibetulkan menurut NIK",
        [Differences.Unchanged] = "Sama dengan versi sebelumnya; tidak dikerjakan lagi",
        [Differences.Superseded] = "Digantikan baris yang diperbaiki dalam versi berikutnya",
        ["empty-row"] = "Baris kosong",
        ["not-a-list"] = "Lembar ini tidak terbaca sebagai daftar orang",
        ["title-row"] = "Judul",
        ["heading-row"] = "Judul kolom",
        ["column-numbers"] = "Nomor kolom",
        ["total-row"] = "Baris jumlah",
        ["note-row"] = "Catatan atau tanda tangan",
    };

    public static IReadOnlyCollection<string> Reasons => _reasons.Keys;

    public static string Outcome(string outcome) => _outcomes[outcome];

    public static string Of(string? reason) => reason is null ? "" : _reasons.GetValueOrDefault(reason, reason);
}
