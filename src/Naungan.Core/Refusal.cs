using System.Globalization;

namespace Naungan.Core;

/// <summary>
/// A named "no": a stable reason a program can test and a message in Indonesian that says what to do.
/// </summary>
/// <param name="Reason">Stable kebab-case name, such as <c>budget-exceeded</c>; tests and scripts compare it.</param>
/// <param name="Message">
/// Indonesian sentence a clerk can act on; never holds an unmasked NIK, KK, phone or account.
/// </param>
public sealed record Refusal(string Reason, string Message)
{
    public static Refusal NotAllowed { get; } =
        new(
            "not-allowed",
            "Anda tidak berwenang melakukan tindakan ini. Hubungi administrator bila seharusnya berwenang."
        );

    public static Refusal NotFound(string what) => new("not-found", $"{what} tidak ditemukan.");

    public static Refusal NoLawOn(string path, DateOnly day)
    {
        var written = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new(
            "no-law-on",
            $"Tidak ada ketentuan '{path}' yang berlaku pada {written}. Periksa tanggal atau lengkapi berkas law/."
        );
    }

    public static Refusal Invalid(string reason, string message) => new(reason, message);
}
