using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Naungan.App.Platform.Web;

/// <summary>
/// What a user sees instead of a page: what happened and what to do, never a stack trace (ASVS 5.0 16.5.1).
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    public int Code { get; private set; }

    /// <summary>The number an administrator can search the log for.</summary>
    public string Trace => HttpContext.TraceIdentifier;

    public string Headline =>
        Code switch
        {
            400 => "Permintaan tidak dapat dibaca",
            401 or 403 => "Anda tidak berwenang membuka halaman ini",
            404 => "Halaman tidak ditemukan",
            413 => "Berkas terlalu besar",
            429 => "Terlalu banyak percobaan",
            503 => "Sistem sedang sibuk",
            _ => "Terjadi kesalahan di sistem",
        };

    public string Advice =>
        Code switch
        {
            400 => "Formulir mungkin sudah kedaluwarsa. Kembali ke halaman sebelumnya, muat ulang, lalu kirim lagi.",
            401 or 403 => "Masuk dengan akun yang berwenang, atau minta hak akses kepada administrator.",
            404 => "Alamatnya mungkin salah ketik, atau data itu bukan milik pemerintah daerah Anda.",
            413 => "Bagi berkas menjadi beberapa bagian yang lebih kecil, lalu unggah satu per satu.",
            429 => "Tunggu beberapa menit, lalu coba lagi.",
            503 =>
                "Orang lain sedang mengubah data yang sama. Belum ada yang tersimpan dari langkah Anda; coba lagi sebentar.",
            _ =>
                "Pekerjaan Anda yang sudah tersimpan tidak hilang. Coba lagi; bila terulang, sampaikan nomor kejadian.",
        };

    public void OnGet(int code) => Show(code);

    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        Code = code is >= 400 and < 600 ? code : 404;
        Response.StatusCode = Code;
    }
}
