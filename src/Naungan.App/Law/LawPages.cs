using System.Globalization;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;
using Naungan.Core.Law;

namespace Naungan.App.Law;

/// <summary>Words and looks the pages about the law share.</summary>
public static class LawPages
{
    public static string TitleIn(this Parameter parameter, Words words) =>
        words.IsEnglish ? parameter.TitleEnglish : parameter.Title;

    public static Tone Tone(this Confidence confidence) =>
        confidence switch
        {
            Confidence.Read => Platform.Web.Parts.Tone.Ok,
            Confidence.Reported => Platform.Web.Parts.Tone.Info,
            _ => Platform.Web.Parts.Tone.Wait,
        };

    public static string Label(this Confidence confidence) =>
        confidence switch
        {
            Confidence.Read => "terbaca",
            Confidence.Reported => "diberitakan",
            _ => "belum terverifikasi",
        };

    public static string Label(this SourceKind kind) =>
        kind switch
        {
            SourceKind.Regulation => "peraturan",
            SourceKind.Local => "peraturan daerah",
            SourceKind.Letter => "surat",
            SourceKind.Report => "pemberitaan",
            SourceKind.Reading => "pilihan pembacaan",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>Indonesian name of the first part of a path; a group nobody named shows as it is written.</summary>
    public static string GroupTitle(string group) =>
        group switch
        {
            "assumption" => "Asumsi (bukan ketentuan)",
            "benefit" => "Manfaat",
            "bpu" => "Bukan penerima upah",
            "contribution" => "Iuran pada umumnya",
            "enrolment" => "Pendaftaran",
            "pu" => "Penerima upah",
            "umk" => "Upah minimum",
            _ => group,
        };

    /// <summary>
    /// The day in the address, or today by the government's clock; an unreadable day is said, not swallowed.
    /// </summary>
    public static DateOnly DayAsked(string? text, TimeProvider clock, Shell shell, out Refusal? unreadable)
    {
        unreadable = null;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(shell.ClockOffset).DateTime);
        if (string.IsNullOrEmpty(text))
            return today;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        unreadable = Refusal.Invalid("unreadable-day", "Tanggal tidak dapat dibaca; ditampilkan keadaan hari ini.");
        return today;
    }
}
